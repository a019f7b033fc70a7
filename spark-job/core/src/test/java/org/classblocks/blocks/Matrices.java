package org.classblocks.blocks;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.classblocks.blocks.find.PeakShares;
import org.classblocks.blocks.find.SamplingNoise;
import org.classblocks.fixtures.Similarities;
import org.classblocks.linalg.SymmetricMatrix;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.ClassOrdering;
import org.classblocks.order.leaves.LeafOrder;
import org.classblocks.order.linkage.DistanceMeasure;
import org.classblocks.order.linkage.Linkage;
import org.classblocks.similarity.SimilarityMatrix;

/** Similarity matrices to find blocks in. */
public final class Matrices {
  private Matrices() {}

  /** The similarity of two different classes. */
  public interface Entries {
    double at(int i, int j);
  }

  /** A matrix in which every class has a correlation; ones on the diagonal. */
  public static SimilarityMatrix of(int size, Entries entries) {
    SymmetricMatrix.Builder values = SymmetricMatrix.builder(size);
    for (int i = 0; i < size; i++) {
      values.set(i, i, 1);
      for (int j = 0; j < i; j++) {
        values.set(i, j, entries.at(i, j));
      }
    }
    return Similarities.of(values.build());
  }

  /**
   * Classes that are as similar as the smallest group they share, give or take a little.
   *
   * @param groups sets of class ids, nested or disjoint
   * @param correlations the similarity inside each group; higher inside smaller groups
   * @param spread the most by which an entry is off
   */
  public static SimilarityMatrix planted(
      int size, List<Set<Integer>> groups, List<Double> correlations, double spread, long seed) {
    Random random = new Random(seed);
    return of(
        size,
        (i, j) -> {
          double similarity = 0;
          for (int g = 0; g < groups.size(); g++) {
            if (groups.get(g).contains(i) && groups.get(g).contains(j)) {
              similarity = Math.max(similarity, correlations.get(g));
            }
          }
          return similarity + spread * (2 * random.nextDouble() - 1);
        });
  }

  /** The correlations of independent normal scores. */
  public static SimilarityMatrix noise(int size, int samples, long seed) {
    Random random = new Random(seed);
    return ofScores(drawn(size, samples, (c, s) -> random.nextGaussian()));
  }

  /** The score of a class in a sample. */
  public interface Score {
    double of(int classId, int sample);
  }

  /** Scores by class and sample, drawn sample by sample. */
  public static double[][] drawn(int size, int samples, Score score) {
    double[][] scores = new double[size][samples];
    for (int s = 0; s < samples; s++) {
      for (int c = 0; c < size; c++) {
        scores[c][s] = score.of(c, s);
      }
    }
    return scores;
  }

  /** The correlations of scores by class and sample. */
  public static SimilarityMatrix ofScores(double[][] scores) {
    double[][] units = new double[scores.length][];
    for (int c = 0; c < scores.length; c++) {
      double mean = Arrays.stream(scores[c]).average().orElseThrow();
      double[] centred = Arrays.stream(scores[c]).map(x -> x - mean).toArray();
      double norm = Math.sqrt(Arrays.stream(centred).map(x -> x * x).sum());
      units[c] = Arrays.stream(centred).map(x -> x / norm).toArray();
    }
    return of(
        scores.length,
        (i, j) -> {
          double product = 0;
          for (int s = 0; s < units[i].length; s++) {
            product += units[i][s] * units[j][s];
          }
          return product;
        });
  }

  /** The sampling noise of scores by class and sample. */
  public static SamplingNoise noise(double[][] scores) {
    return SamplingNoise.of(scores[0].length, Arrays.stream(scores).map(Matrices::peaks).toList());
  }

  private static PeakShares peaks(double[] scores) {
    DoubleSummaryStatistics summary = Arrays.stream(scores).summaryStatistics();
    double mean = summary.getAverage();
    double squares = Arrays.stream(scores).map(x -> (x - mean) * (x - mean)).sum();
    return PeakShares.of(summary.getMin(), summary.getMax(), mean, squares);
  }

  /** The same similarities with class c renamed {@code newIds[c]}. */
  public static SimilarityMatrix renumbered(SimilarityMatrix similarity, int[] newIds) {
    int[] oldIds = new int[newIds.length];
    for (int id = 0; id < newIds.length; id++) {
      oldIds[newIds[id]] = id;
    }
    return of(similarity.size(), (i, j) -> similarity.at(oldIds[i], oldIds[j]));
  }

  /** The order by average linkage. */
  public static ClassOrder ordered(SimilarityMatrix similarity) {
    return new ClassOrdering(Linkage.AVERAGE, DistanceMeasure.CORRELATION, LeafOrder.DENDROGRAM)
        .order(similarity);
  }
}
