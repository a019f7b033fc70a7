package org.classblocks.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.classblocks.UserErrorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlantedModelTest {
  private static final ScoreShape SHAPE = new ScoreShape(List.of(0.3, 0.7), 0.1, 4, 0.4, 2);
  private static final LabelRule UNLABELLED = new LabelRule(LabelRule.Kind.NONE, 1, 0);
  private static final LabelRule ONE_LABEL = new LabelRule(LabelRule.Kind.SINGLE, 1, 0);
  private static final BlockLayout LAYOUT =
      new BlockLayout(40, LevelSizes.parseLevels("10-15/3-5"), 0.2);

  private static float[] scores(PlantedModel model, long index) {
    float[] scores = new float[model.classes()];
    model.sampler().sample(index, scores);
    return scores;
  }

  /**
   * Fisher's z of a sample correlation is close to normal with variance 1/(n-3). The bound is five
   * of its standard deviations, for each of the 780 pairs.
   */
  @Test
  void scoresCorrelateAsPlanted() {
    int n = 20_000;
    Hierarchy hierarchy = LAYOUT.plant(11);
    PlantedModel model = new PlantedModel(hierarchy, SHAPE, UNLABELLED, 11);
    double[][] r = correlations(model, n);
    for (int a = 0; a < r.length; a++) {
      for (int b = 0; b < a; b++) {
        double planted = planted(hierarchy, a, b);
        assertThat(atanh(r[a][b]))
            .as("correlation of %d and %d, planted %s", a, b, planted)
            .isCloseTo(atanh(planted), within(5 / Math.sqrt(n - 3.0)));
      }
    }
  }

  private static double planted(Hierarchy hierarchy, int a, int b) {
    double planted = SHAPE.common();
    for (int level = 0; level < hierarchy.levels(); level++) {
      int block = hierarchy.block(level, a);
      if (block != Hierarchy.NONE && block == hierarchy.block(level, b)) {
        planted = SHAPE.correlations().get(level);
      }
    }
    return planted;
  }

  private static double atanh(double r) {
    return 0.5 * Math.log((1 + r) / (1 - r));
  }

  private static double[][] correlations(PlantedModel model, int n) {
    int k = model.classes();
    double[] means = new double[k];
    double[][] products = new double[k][k];
    float[][] samples = new float[n][];
    for (int i = 0; i < n; i++) {
      samples[i] = scores(model, i);
      for (int c = 0; c < k; c++) {
        means[c] += samples[i][c] / n;
      }
    }
    for (float[] sample : samples) {
      for (int a = 0; a < k; a++) {
        for (int b = 0; b <= a; b++) {
          products[a][b] += (sample[a] - means[a]) * (sample[b] - means[b]);
        }
      }
    }
    for (int a = 0; a < k; a++) {
      for (int b = 0; b < a; b++) {
        products[a][b] /= Math.sqrt(products[a][a] * products[b][b]);
      }
    }
    return products;
  }

  @Test
  void sampleDoesNotDependOnWhatWasDrawnBefore() {
    PlantedModel model = new PlantedModel(LAYOUT.plant(1), SHAPE, ONE_LABEL, 1);
    PlantedModel.Sampler sampler = model.sampler();
    float[] scores = new float[40];
    for (long index : new long[] {5, 0, 7_000_000_000L, 3, 5}) {
      int[] labels = sampler.sample(index, scores);
      float[] fresh = new float[40];
      assertThat(model.sampler().sample(index, fresh)).isEqualTo(labels);
      assertThat(fresh).isEqualTo(scores);
    }
  }

  @Test
  void scoresFollowFromSeedAndIndex() {
    float[] scores = scores(model(1), 0);
    assertThat(scores(model(1), 0)).isEqualTo(scores);
    assertThat(scores(model(1), 1)).isNotEqualTo(scores);
    assertThat(scores(model(2), 0)).isNotEqualTo(scores);
  }

  private static PlantedModel model(long seed) {
    return new PlantedModel(LAYOUT.plant(1), SHAPE, UNLABELLED, seed);
  }

  /** Written down so that a change of the numbers is a choice: logs must stay reproducible. */
  @Test
  void scoresStayWhatTheyAre() {
    assertThat(Arrays.copyOf(scores(model(1), 123_456_789), 3))
        .containsExactly(-2.9976902f, -10.704996f, -0.6364969f);
  }

  @Test
  void labellingLeavesScoresAlone() {
    PlantedModel labelled = new PlantedModel(LAYOUT.plant(1), SHAPE, ONE_LABEL, 1);
    assertThat(scores(labelled, 9)).isEqualTo(scores(model(1), 9));
  }

  @Test
  void oneClassIsEnough() {
    Hierarchy hierarchy = new BlockLayout(1, List.of(), 0).plant(1);
    ScoreShape shape = new ScoreShape(List.of(), 0, 1, 0, 0);
    PlantedModel model = new PlantedModel(hierarchy, shape, ONE_LABEL, 1);
    assertThat(model.sampler().sample(0, new float[1])).containsExactly(0);
  }

  @Test
  void spreadsAndBiasesDifferAsAsked() {
    Hierarchy hierarchy = new BlockLayout(2000, List.of(), 0).plant(1);
    ScoreShape shape = new ScoreShape(List.of(), 0, 3, 0.5, 0);
    PlantedModel plain = new PlantedModel(hierarchy, shape, UNLABELLED, 1);
    PlantedModel biased =
        new PlantedModel(hierarchy, new ScoreShape(List.of(), 0, 3, 0.5, 2), UNLABELLED, 1);
    double[] offsets = new double[2000];
    float[] with = scores(biased, 0);
    float[] without = scores(plain, 0);
    Arrays.setAll(offsets, id -> (double) with[id] - without[id]);
    assertThat(sd(offsets)).isCloseTo(2, within(5 * 2 / Math.sqrt(2 * 2000)));

    int n = 200;
    float[][] samples = new float[n][];
    Arrays.setAll(samples, i -> scores(plain, i));
    double[] logs = new double[2000];
    Arrays.setAll(
        logs, id -> Math.log(sd(Arrays.stream(samples).mapToDouble(s -> s[id]).toArray())));
    // Of n samples, the log of a standard deviation is off by 1/sqrt(2n) itself.
    double expected = Math.sqrt(0.25 + 1 / (2.0 * n));
    assertThat(sd(logs)).isCloseTo(expected, within(5 * expected / Math.sqrt(2 * 2000)));
    assertThat(DoubleStream.of(logs).average().orElseThrow())
        .isCloseTo(Math.log(3), within(5 * expected / Math.sqrt(2000) + 1.0 / n));
  }

  private static double sd(double[] values) {
    double mean = DoubleStream.of(values).average().orElseThrow();
    double squares = DoubleStream.of(values).map(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(squares / (values.length - 1));
  }

  @Test
  void refusesLevelsWithoutTheirCorrelation() {
    Hierarchy hierarchy = new BlockLayout(40, LevelSizes.parseLevels("20/10/5"), 0).plant(1);
    assertThatThrownBy(() -> new PlantedModel(hierarchy, SHAPE, UNLABELLED, 1))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("3 levels and 2 correlations");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.5/0.3", "0.5/0.5", "0.5/1", "0.05", "NaN", "x", "", "0.2/"})
  void refusesCorrelationsThatDoNotGrowBelowOne(String correlations) {
    assertThatThrownBy(
            () -> new ScoreShape(ScoreShape.parseCorrelations(correlations), 0.1, 1, 0, 0))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("Correlations must")
        .hasMessageContaining("0.15/0.35/0.6");
  }

  @ParameterizedTest
  @CsvSource({
    "-0.1, 1, 0, 0, common",
    "1, 1, 0, 0, common",
    "0, 0, 0, 0, scale of",
    "0, NaN, 0, 0, scale of",
    "0, 1, -1, 0, spread",
    "0, 1, 0, -1, bias"
  })
  void refusesShapesThatAreNone(
      double common, double scale, double spread, double bias, String named) {
    assertThatThrownBy(() -> new ScoreShape(List.of(), common, scale, spread, bias))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining(named);
  }
}
