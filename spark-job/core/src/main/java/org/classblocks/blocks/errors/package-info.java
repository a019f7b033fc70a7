/**
 * What is confused with what, inside blocks and across them.
 *
 * <p>Comes in: blocks and counts of confusion. Goes out: errors per block, and pairs of classes to
 * look at.
 */
@Room(
    sees = {"blocks", "blocks.taxonomy", "linalg", "order", "order.linkage", "similarity"},
    facade = {
      BlockErrors.class,
      ConfusedPair.class,
      MistakeSeverity.class,
      PairDirection.class,
      PairEvidence.class,
      PairGroups.class,
      PairKind.class,
      Triage.class,
      TriagePair.class
    })
package org.classblocks.blocks.errors;

import org.classblocks.Room;
