/**
 * Blocks compared with a taxonomy.
 *
 * <p>Comes in: blocks and a taxonomy of the classes. Goes out: the best node of each block, the
 * best block of each node, and figures for the whole.
 */
@Room(
    sees = {"blocks", "order", "order.linkage", "similarity"},
    facade = {
      AdjustedRandIndex.class,
      BlockNames.class,
      CommonNodes.class,
      Overlap.class,
      Taxonomy.class,
      TaxonomyAlignment.class,
      TaxonomyGraph.class,
      TaxonomyMatches.class
    })
package org.classblocks.blocks.taxonomy;

import org.classblocks.Room;
