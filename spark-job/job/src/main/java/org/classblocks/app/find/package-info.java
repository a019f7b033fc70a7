/**
 * From similarities to order, blocks, links and triage, with progress.
 *
 * <p>Comes in: what was measured. Goes out: a result.
 */
@Room(
    sees = {
      "app.session",
      "attributes",
      "blocks",
      "blocks.errors",
      "blocks.find",
      "blocks.taxonomy",
      "conf",
      "groups",
      "moments.batch",
      "moments.count",
      "order",
      "order.linkage",
      "result",
      "similarity"
    },
    facade = {BlockSearch.class, OrderAndBlocks.class, Resampling.class})
package org.classblocks.app.find;

import org.classblocks.Room;
