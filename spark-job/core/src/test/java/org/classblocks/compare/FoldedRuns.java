package org.classblocks.compare;

import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.classblocks.blocks.Matrices;
import org.classblocks.blocks.find.BlockFinder;
import org.classblocks.moments.ListedPairs;
import org.classblocks.moments.batch.BatchMarginals;
import org.classblocks.moments.batch.Marginals;
import org.classblocks.moments.batch.MarginalsBuilder;
import org.classblocks.moments.batch.ScoreBatch;
import org.classblocks.order.ClassOrder;
import org.classblocks.result.Results;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.FoldDeviations;
import org.classblocks.similarity.HalfSamples;
import org.classblocks.similarity.SimilarityMatrix;

/** Runs of drawn scores, with the folds of their samples. */
final class FoldedRuns {
  private static final int GROUP = 5;

  private FoldedRuns() {}

  /** The run of scores by class and sample; samples take turns among the folds. */
  static RunResult of(double[][] scores) {
    SimilarityMatrix similarity = Matrices.ofScores(scores);
    ClassOrder order = Matrices.ordered(similarity);
    int samples = scores[0].length;
    double[] shares = new double[HalfSamples.FOLDS];
    Arrays.fill(shares, 1);
    return Results.of(
            similarity,
            order,
            new BlockFinder(3, 4).find(similarity, order, Matrices.noise(scores)),
            Results.facts(marginals(scores), ListedPairs.everywhere(scores.length, samples)))
        .withNoise(
            Optional.of(
                FoldDeviations.of(
                    similarity, shares, fold -> Matrices.ofScores(without(scores, fold)))));
  }

  private static Marginals marginals(double[][] scores) {
    ScoreBatch batch = ScoreBatch.ofDoubles(scores[0].length, scores.length);
    for (int s = 0; s < scores[0].length; s++) {
      int sample = s;
      batch.add(Arrays.stream(scores).mapToDouble(ofClass -> ofClass[sample]).toArray());
    }
    MarginalsBuilder marginals = new MarginalsBuilder(scores.length);
    BatchMarginals.add(batch, marginals);
    return marginals.result();
  }

  private static double[][] without(double[][] scores, int fold) {
    int[] kept =
        IntStream.range(0, scores[0].length).filter(s -> s % HalfSamples.FOLDS != fold).toArray();
    return Arrays.stream(scores)
        .map(ofClass -> IntStream.of(kept).mapToDouble(s -> ofClass[s]).toArray())
        .toArray(double[][]::new);
  }

  /**
   * Scores of classes in groups of five, with a correlation of 0.5 inside. Samples share a scale as
   * those of a multivariate t with 5 degrees of freedom do.
   */
  static double[][] groups(int classes, int samples, long seed) {
    Random random = new Random(seed);
    double[][] scores = new double[classes][samples];
    for (int s = 0; s < samples; s++) {
      double squares = 0;
      for (int i = 0; i < 5; i++) {
        squares += Math.pow(random.nextGaussian(), 2);
      }
      double scale = 1 / Math.sqrt(squares / 5);
      double factor = 0;
      for (int c = 0; c < classes; c++) {
        factor = c % GROUP == 0 ? random.nextGaussian() : factor;
        scores[c][s] = scale * (factor + random.nextGaussian());
      }
    }
    return scores;
  }

  /** Shuffles the scores of a class over the samples, so that it is similar to none. */
  static void shuffle(double[] scores, long seed) {
    Double[] boxed = Arrays.stream(scores).boxed().toArray(Double[]::new);
    Collections.shuffle(Arrays.asList(boxed), new Random(seed));
    Arrays.setAll(scores, s -> boxed[s]);
  }
}
