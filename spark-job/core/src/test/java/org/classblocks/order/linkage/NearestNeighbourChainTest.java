package org.classblocks.order.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import org.classblocks.order.Points;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NearestNeighbourChainTest {
  /** Centroids come closer to others by much, as rounding brings clusters closer by an ulp. */
  @ParameterizedTest
  @EnumSource(
      value = Linkage.class,
      names = {"CENTROID", "MEDIAN"})
  void comesToAnEndWhenAMergeBringsClustersCloser(Linkage linkage) {
    for (long seed = 0; seed < 200; seed++) {
      Dendrogram tree =
          NearestNeighbourChain.cluster(
              new ActiveClusters(
                  linkage, new MatrixDistances(Points.distances(Points.random(seed, 60, 10)))));
      assertThat(tree.size(tree.root())).as("seed %d", seed).isEqualTo(60);
    }
  }
}
