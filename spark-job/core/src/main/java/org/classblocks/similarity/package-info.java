/**
 * The similarity of classes: which of them can be compared, and how similar they are.
 *
 * <p>Comes in: co-moments. Goes out: the similarity matrix or graph, and what is read off it.
 */
@Room(
    sees = {"linalg", "moments", "moments.batch"},
    facade = {
      ClassList.class,
      ClassNorms.class,
      ClassStatus.class,
      ClusterInflation.class,
      Containment.class,
      FoldDeviations.class,
      FoldedMoments.class,
      GraphRange.class,
      GraphRows.class,
      HalfSamples.class,
      MeansCorrelation.class,
      ModeratedVariance.class,
      NearestQueue.class,
      Neighbours.class,
      PairNoise.class,
      PearsonCorrelation.class,
      SamplingVariance.class,
      Similarity.class,
      SimilarityGraph.class,
      SimilarityMatrix.class
    })
package org.classblocks.similarity;

import org.classblocks.Room;
