package org.classblocks.similarity;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.classblocks.linalg.FastestBlas;
import org.classblocks.linalg.Precision;
import org.classblocks.linalg.Tiling;
import org.classblocks.moments.ClassMean;
import org.classblocks.moments.CoMoments;
import org.classblocks.moments.MomentsBuilder;
import org.classblocks.moments.batch.Marginals;
import org.classblocks.moments.batch.ScoreBatch;

/**
 * The Pearson correlation, over the features, of the mean feature vectors of classes.
 *
 * <p>Each feature takes the place of a sample, with the means of all classes as its scores; the
 * rest is as with scores. O(k^2 d) time for k classes and d features; memory 16 bytes a pair of
 * classes.
 *
 * @param similarity the correlations; a class without samples is {@link ClassStatus#UNLABELLED}
 * @param marginals the means of each class by themselves, over the features
 */
public record MeansCorrelation(SimilarityMatrix similarity, Marginals marginals) {
  private static final int EDGE = 768;
  private static final int BATCH_ROWS = 64;
  private static final int PRODUCT_ROWS = 16 * (BATCH_ROWS + 1);

  /**
   * Correlates class means.
   *
   * @param classes the k classes
   * @param means the mean of class c under c, of as many features each; classes may be missing
   */
  public static MeansCorrelation of(ClassList classes, Map<Integer, ClassMean> means) {
    int features = means.values().stream().mapToInt(ClassMean::features).findFirst().orElse(0);
    int size = classes.size();
    ScoreBatch batch = ScoreBatch.ofDoubles(BATCH_ROWS, size);
    double[] row = new double[size];
    PearsonCorrelation correlation = new PearsonCorrelation(classes);
    try (MomentsBuilder builder =
        new MomentsBuilder(
            size,
            PRODUCT_ROWS,
            new Tiling(size, Math.min(EDGE, Math.max(1, size))).tiles(),
            Precision.DOUBLE,
            FastestBlas.INSTANCE)) {
      for (int feature = 0; feature < features; feature++) {
        for (Map.Entry<Integer, ClassMean> mean : means.entrySet()) {
          row[mean.getKey()] = mean.getValue().at(feature);
        }
        batch.add(row);
        if (batch.isFull()) {
          builder.accept(batch);
          batch.clear();
        }
      }
      builder.accept(batch);
      for (CoMoments tile : builder.coMoments()) {
        correlation.accept(List.of(tile));
      }
      Marginals marginals = builder.marginals().result();
      List<Integer> unlabelled =
          IntStream.range(0, size).filter(id -> !means.containsKey(id)).boxed().toList();
      return new MeansCorrelation(
          correlation.result(builder.marginals()).withStatus(ClassStatus.UNLABELLED, unlabelled),
          marginals);
    }
  }
}
