package org.classblocks.similarity;

import java.util.List;
import org.classblocks.linalg.Tiling;
import org.classblocks.moments.Gathered;

/** Samples to correlations by way of the classes under test, in batches and partitions. */
final class Correlations {
  private Correlations() {}

  static SimilarityMatrix of(double[]... rows) {
    return of(rows, rows[0].length);
  }

  /** Correlations of samples in three partitions and batches of five, in tiles of three classes. */
  static SimilarityMatrix of(double[][] rows, int classCount) {
    Tiling tiling = new Tiling(classCount, 3);
    return of(Gathered.ofPartitions(rows, 3, 5, tiling), classCount);
  }

  static SimilarityMatrix of(Gathered gathered, int classCount) {
    PearsonCorrelation pearson = new PearsonCorrelation(ClassList.numbered(classCount));
    gathered.tiles().forEach(tile -> pearson.accept(List.of(tile)));
    return pearson.result(gathered.marginals());
  }
}
