/**
 * Two runs side by side: what split, merged, moved and drifted, and whether by more than chance
 * gives.
 *
 * <p>Comes in: two results. Goes out: a comparison.
 */
@Room(
    sees = {
      "blocks",
      "blocks.taxonomy",
      "compare.noise",
      "linalg",
      "moments.batch",
      "moments.count",
      "order",
      "result",
      "similarity"
    },
    facade = {
      BlockChange.class,
      BlockFate.class,
      ChangedBlock.class,
      ClassChange.class,
      ClassMatching.class,
      ClassShift.class,
      Drift.class,
      PairChange.class,
      QualityChange.class,
      RunComparison.class
    })
package org.classblocks.compare;

import org.classblocks.Room;
