/**
 * Mergeable statistics of scores: for each class, and for each pair of classes in tiles.
 *
 * <p>Comes in: batches of scores. Goes out: co-moments and marginals, which merge in any grouping.
 */
@Room(
    sees = {"linalg", "moments.attribute", "moments.batch"},
    facade = {
      ClassMean.class,
      ClassMeans.class,
      CoMoments.class,
      ListedPairs.class,
      MomentsAccumulator.class,
      MomentsBuilder.class,
      Stratum.class
    })
package org.classblocks.moments;

import org.classblocks.Room;
