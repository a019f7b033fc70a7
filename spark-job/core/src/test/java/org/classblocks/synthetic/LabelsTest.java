package org.classblocks.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.classblocks.UserErrorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The labels of planted samples. */
class LabelsTest {
  private static final int CLASSES = 100;
  private static final int SAMPLES = 20_000;
  private static final Hierarchy HIERARCHY =
      new BlockLayout(CLASSES, LevelSizes.parseLevels("25/5"), 0).plant(1);
  private static final ScoreShape SHAPE = new ScoreShape(List.of(0.3, 0.7), 0, 5, 0.3, 0);

  /** What a log says: scores and labels by sample. */
  private static final class Log {
    private final float[][] scores = new float[SAMPLES][CLASSES];
    private final int[][] labels = new int[SAMPLES][];

    static Log of(LabelRule rule) {
      PlantedModel.Sampler sampler = new PlantedModel(HIERARCHY, SHAPE, rule, 1).sampler();
      Log log = new Log();
      Arrays.setAll(log.labels, i -> sampler.sample(i, log.scores[i]));
      return log;
    }

    /** How many samples have a class, ascending over classes. */
    double[] counts() {
      double[] counts = new double[CLASSES];
      for (int[] sample : labels) {
        for (int id : sample) {
          counts[id]++;
        }
      }
      Arrays.sort(counts);
      return counts;
    }
  }

  private static int largest(float[] scores) {
    return IntStream.range(0, scores.length)
        .reduce(0, (best, id) -> scores[id] > scores[best] ? id : best);
  }

  @Test
  void oneLabelPerSampleIsMostlyTheHighestScoreOrNearIt() {
    Log log = Log.of(new LabelRule(LabelRule.Kind.SINGLE, 2, 0));
    int right = 0;
    int[] wrongWithin = new int[2];
    for (int i = 0; i < SAMPLES; i++) {
      assertThat(log.labels[i]).hasSize(1);
      int guess = largest(log.scores[i]);
      int label = log.labels[i][0];
      right += guess == label ? 1 : 0;
      for (int level = 0; level < 2 && guess != label; level++) {
        boolean inside = HIERARCHY.block(level, guess) == HIERARCHY.block(level, label);
        wrongWithin[level] += inside ? 1 : 0;
      }
    }
    double wrong = SAMPLES - right;
    assertThat(right / (double) SAMPLES).isGreaterThan(0.4);
    // By chance, an error stays inside with probability 24/99 and 4/99.
    assertThat(wrongWithin[0] / wrong).isGreaterThan(2 * 24 / 99.0);
    assertThat(wrongWithin[1] / wrong).isGreaterThan(5 * 4 / 99.0);
  }

  /** The sum of the softmax at the label is the expected number of samples that guess it right. */
  @Test
  void classifierWithoutBiasIsCalibrated() {
    Log log = Log.of(new LabelRule(LabelRule.Kind.SINGLE, 2, 0));
    double expected = 0;
    double variance = 0;
    int right = 0;
    for (int i = 0; i < SAMPLES; i++) {
      int guess = largest(log.scores[i]);
      double sum = 0;
      for (float score : log.scores[i]) {
        sum += Math.exp((double) score - log.scores[i][guess]);
      }
      expected += 1 / sum;
      variance += 1 / sum * (1 - 1 / sum);
      right += guess == log.labels[i][0] ? 1 : 0;
    }
    assertThat((double) right).isCloseTo(expected, within(5 * Math.sqrt(variance)));
  }

  @Test
  void classesAreAboutAlikeFrequentWithoutImbalance() {
    double[] counts = Log.of(new LabelRule(LabelRule.Kind.SINGLE, 2, 0)).counts();
    // Were all means the same, counts would go from 1 to eight times the average.
    assertThat(counts[0]).isGreaterThan(SAMPLES / (double) CLASSES / 3);
    assertThat(counts[CLASSES - 1]).isLessThan(SAMPLES / (double) CLASSES * 3);
  }

  @Test
  void imbalanceGivesFrequenciesLikeZipf() {
    double[] counts = Log.of(new LabelRule(LabelRule.Kind.SINGLE, 2, 1)).counts();
    // The slope of log count over log rank among the 30 most frequent, which have enough labels.
    double slope =
        slope(
            IntStream.range(1, 31).mapToDouble(Math::log).toArray(),
            IntStream.range(1, 31).mapToDouble(r -> Math.log(counts[CLASSES - r])).toArray());
    assertThat(slope).isBetween(-1.25, -0.75);
    assertThat(counts[CLASSES - 1]).isGreaterThan(30 * (counts[0] + 1));
  }

  private static double slope(double[] x, double[] y) {
    double meanX = Arrays.stream(x).average().orElseThrow();
    double meanY = Arrays.stream(y).average().orElseThrow();
    double xy = 0;
    double xx = 0;
    for (int i = 0; i < x.length; i++) {
      xy += (x[i] - meanX) * (y[i] - meanY);
      xx += (x[i] - meanX) * (x[i] - meanX);
    }
    return xy / xx;
  }

  /** Each count is a sum of coins with the planted rate: five standard deviations of that. */
  @Test
  void severalLabelsHaveTheirRatesExactly() {
    LabelRule rule = new LabelRule(LabelRule.Kind.MULTI, 3, 0.8);
    double[] rates = rule.rates(CLASSES);
    double[] counts = Log.of(rule).counts();
    double labels = 0;
    assertThat(Arrays.stream(rates).sum()).isCloseTo(3, within(1e-12));
    for (int rank = 0; rank < 10; rank++) {
      double expected = rates[rank] * SAMPLES;
      assertThat(counts[CLASSES - 1 - rank])
          .as("rank %d", rank)
          .isCloseTo(expected, within(5 * Math.sqrt(expected)));
    }
    for (double count : counts) {
      labels += count;
    }
    // Labels of a sample go together, so their number varies more than that of coins.
    assertThat(labels / SAMPLES).isCloseTo(3, within(5 * 4 / Math.sqrt(SAMPLES)));
  }

  @Test
  void severalLabelsAreLikelierTheHigherTheScore() {
    Log log = Log.of(new LabelRule(LabelRule.Kind.MULTI, 3, 0));
    int[] counts = new int[4];
    int[] positives = new int[4];
    for (int i = 0; i < SAMPLES; i++) {
      assertThat(log.labels[i]).isSorted().doesNotHaveDuplicates();
      for (int id = 0; id < CLASSES; id++) {
        int bin = (int) Math.min(Math.max(Math.floor(log.scores[i][id] / 2) + 2, 0), 3);
        counts[bin]++;
        positives[bin] += Arrays.binarySearch(log.labels[i], id) >= 0 ? 1 : 0;
      }
    }
    double previous = 0;
    for (int bin = 0; bin < 4; bin++) {
      double rate = positives[bin] / (double) counts[bin];
      assertThat(rate).as("bin %d", bin).isGreaterThan(previous);
      previous = rate;
    }
    assertThat(previous).isGreaterThan(0.88);
  }

  @Test
  void noLabelsMeansNone() {
    Log log = Log.of(new LabelRule(LabelRule.Kind.NONE, 2, 0));
    assertThat(log.counts()).containsOnly(0);
  }

  @ParameterizedTest
  @CsvSource({"0, 0, labels per sample", "NaN, 0, labels per sample", "1, -1, imbalance"})
  void refusesRulesThatAreNone(double perSample, double imbalance, String named) {
    assertThatThrownBy(() -> new LabelRule(LabelRule.Kind.MULTI, perSample, imbalance))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining(named);
  }

  @Test
  void refusesMoreLabelsThanClassesCanGive() {
    LabelRule rule = new LabelRule(LabelRule.Kind.MULTI, 5, 2);
    assertThatThrownBy(() -> new PlantedModel(HIERARCHY, SHAPE, rule, 1))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("more than 0.9");
  }
}
