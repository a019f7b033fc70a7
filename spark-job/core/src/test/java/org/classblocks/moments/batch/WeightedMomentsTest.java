package org.classblocks.moments.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.classblocks.linalg.Tiling;
import org.classblocks.moments.ExactMoments;
import org.classblocks.moments.Gathered;
import org.classblocks.moments.RandomScores;
import org.classblocks.moments.Serialised;
import org.classblocks.moments.sparse.SparseSamples;
import org.classblocks.moments.sparse.SparseSamples.Products;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Samples with weights, dense and sparse, against exact arithmetic and against each other. */
class WeightedMomentsTest {
  /** Relative to the norm of an entry, as for samples without weights. */
  private static final double TOLERANCE = 2e-14;

  /** numpy 2.4.6: x = np.array(NUMPY_SCORES), w = np.array(NUMPY_WEIGHTS). */
  private static final double[][] NUMPY_SCORES = {
    {2, -1, .5}, {4, 0, .25}, {4, 3, 8}, {5, -2, 1}, {7, 1, -3}, {100, -50, 7}
  };

  private static final double[] NUMPY_WEIGHTS = {1, .5, 3, 1e-3, 2, 0};

  /** Weights that spread over some magnitudes around 1; one in eight is 0. */
  private static double[] weights(int samples, double magnitudes, long seed) {
    Random random = new Random(seed);
    double[] weights = new double[samples];
    Arrays.setAll(
        weights,
        row -> {
          double weight = Math.pow(10, magnitudes * (random.nextDouble() - 0.5));
          return row > 0 && random.nextInt(8) == 0 ? 0 : weight;
        });
    return weights;
  }

  @Test
  void equalsNumpy() {
    Gathered gathered = Gathered.of(NUMPY_SCORES, NUMPY_WEIGHTS, 2, new Tiling(3, 2));
    Marginals marginals = gathered.marginals().result();
    // np.average(x, axis=0, weights=w)
    assertNear(marginals::mean, 4.6154437778803254, 1.537917243501, 2.8650976772804184);
    // np.sqrt(np.diag(np.cov(x.T, aweights=w)))
    assertNear(marginals::sd, 2.1293992577084175, 1.8424737716219182, 6.034554147577099);
    // d = (x - m)[w > 0] ** 2; w.max() * d.max(0) / (w[w > 0] @ d), with m as above
    assertNear(marginals::peakShare, 1.0503121280887533, 2.5670510831325086, 0.6576607462273221);
    // np.cov(x.T, aweights=w) over the roots of its diagonal
    assertThat(correlation(gathered, 0, 1)).isCloseTo(0.10912136749166611, within(1e-15));
    assertThat(correlation(gathered, 0, 2)).isCloseTo(-0.5501489883475278, within(1e-15));
    assertThat(correlation(gathered, 1, 2)).isCloseTo(0.7692083382732788, within(1e-15));
    SampleSize size = marginals.sampleSize();
    assertThat(size.samples()).isEqualTo(6);
    assertThat(size.weightless()).isEqualTo(1);
    assertThat(size.weight()).isCloseTo(6.501, within(1e-15));
    assertThat(size.largestWeight()).isEqualTo(3);
    // w.sum() ** 2 / (w ** 2).sum()
    assertThat(size.effective()).isCloseTo(2.965824423450918, within(1e-15));
  }

  private static void assertNear(IntToDoubleFunction found, double... expected) {
    for (int id = 0; id < expected.length; id++) {
      assertThat(found.applyAsDouble(id)).isCloseTo(expected[id], within(1e-14));
    }
  }

  private static double correlation(Gathered gathered, int a, int b) {
    return gathered.coMoment(a, b)
        / Math.sqrt(gathered.coMoment(a, a))
        / Math.sqrt(gathered.coMoment(b, b));
  }

  @ParameterizedTest(
      name =
          "{0} samples, {1} classes by {2}, {3} partitions, batches of {4}, {5} magnitudes, mean"
              + " {6}, seed {7}")
  @CsvSource({
    "1, 1, 1, 1, 1, 0, 0, 1",
    "2, 1, 4, 2, 1, 12, 30, 2",
    "157, 9, 4, 13, 8, 12, 30, 3",
    "157, 9, 4, 157, 1, 12, 30, 4",
    "157, 9, 9, 1, 200, 12, -1e6, 5",
    "40, 5, 2, 90, 3, 24, 1e6, 6",
    "300, 6, 5, 7, 11, 2, 30, 7",
    "1025, 3, 2, 64, 5, 12, 1e6, 8",
    "3000, 4, 4, 3, 64, 4, 0, 9"
  })
  void mergesInAnyOrder(
      int samples,
      int classes,
      int edge,
      int partitions,
      int batchRows,
      double magnitudes,
      double mean,
      long seed) {
    double[][] rows = RandomScores.of(samples, classes, mean, 2, seed);
    double[] weights = weights(samples, magnitudes, seed);
    List<Gathered> parts =
        Gathered.partitions(rows, weights, partitions, batchRows, new Tiling(classes, edge));
    assertMomentsOf(rows, weights, Gathered.mergedAtRandom(parts, seed));
  }

  @ParameterizedTest(
      name =
          "{0} samples, {1} classes by {2}, listed with {3}, absent {4}, mean {5}, {6} partitions,"
              + " batches of {7}, seed {8}")
  @CsvSource({
    "1, 1, 1, 1, 0, 0, 1, 10, 1",
    "200, 9, 4, 0.3, 0, 0, 1, 1000, 3",
    "200, 9, 4, 0.3, 0, 0, 13, 7, 4",
    "200, 9, 9, 1, -3.5, 2, 200, 1, 5",
    "400, 31, 8, 0.2, -3.5, 1e3, 3, 64, 6",
    "400, 31, 7, 1, 0, 1e6, 3, 500, 7",
    "400, 5, 2, 0.6, 1e6, 1e6, 5, 33, 8",
    "9000, 3, 2, 0.9, 0, 0.1, 1, 100000, 9"
  })
  void sparseSamplesGiveTheMomentsOfAllScores(
      int samples,
      int classes,
      int edge,
      double share,
      double absentScore,
      double mean,
      int partitions,
      int batchEntries,
      long seed) {
    double[] weights = weights(samples, 12, seed);
    SparseSamples sparse =
        SparseSamples.random(samples, classes, share, absentScore, mean, seed).weighted(weights);
    for (Products products : Products.values()) {
      assertMomentsOf(
          sparse.dense(),
          weights,
          sparse.gathered(products, partitions, batchEntries, new Tiling(classes, edge), seed));
    }
  }

  /**
   * One row that outweighs all others lists every class, so that all are common; in a batch of so
   * many rows they would take seven times the entries that are allowed.
   */
  @Test
  void heavyRowsThatListAllDoNotFillTheMemory() {
    int classes = 40;
    Random random = new Random(5);
    int[][] ids = new int[2000][];
    double[][] scores = new double[ids.length][];
    double[] weights = new double[ids.length];
    for (int row = 0; row < ids.length; row++) {
      boolean isHeavy = row == 1234 || row == 1240;
      ids[row] =
          isHeavy ? IntStream.range(0, classes).toArray() : new int[] {random.nextInt(classes)};
      scores[row] = random.doubles(ids[row].length).map(score -> 1e5 + score).toArray();
      weights[row] = isHeavy ? 1e9 : random.nextDouble();
    }
    SparseSamples sparse = new SparseSamples(ids, scores, classes, 0).weighted(weights);
    SparseBatch batch = new SparseBatch(classes, 0, 4000, 4000);
    IntStream.range(0, ids.length).forEach(row -> sparse.add(row, batch));
    CentredColumns columns = new CentredColumns(classes);
    MarginalsBuilder parts = new MarginalsBuilder(classes);
    columns.load(
        batch,
        parts::scale,
        () -> {
          assertThat(columns.start(classes)).isLessThanOrEqualTo(3 * batch.room());
          parts.combine(columns.marginals());
        });
    assertThat(parts.samples()).isEqualTo(ids.length);
    for (Products products : Products.values()) {
      Gathered gathered =
          sparse.gathered(products, 0, ids.length, 4000, new Tiling(classes, 16).tiles());
      assertMomentsOf(sparse.dense(), weights, gathered);
    }
  }

  /** Light samples a million deviations away come first, heavy ones later. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 64, 500})
  void lightSamplesFarAwayLeaveTheDigitsOfHeavyOnes(int batchRows) {
    double[][] rows = RandomScores.of(400, 4, 1, 1, 31);
    double[] weights = new double[rows.length];
    for (int row = 0; row < rows.length; row++) {
      boolean isLight = row < 20;
      weights[row] = isLight ? 1e-6 : 1e6;
      for (int id = 0; isLight && id < 4; id++) {
        rows[row][id] *= 1e6;
      }
    }
    Tiling tiling = new Tiling(4, 4);
    assertMomentsOf(rows, weights, Gathered.of(rows, weights, batchRows, tiling));
    assertMomentsOf(rows, weights, Gathered.ofPartitions(rows, weights, 400, 1, tiling));
  }

  @Test
  void whatWeighsNothingIsAsIfLeftOut() {
    double[][] rows = RandomScores.of(60, 3, 5, 1, 32);
    double[] weights = weights(60, 2, 32);
    double[] ones = new double[60];
    Arrays.setAll(ones, row -> weights[row] > 0 ? 1 : 0);
    double[][] used =
        IntStream.range(0, 60)
            .filter(row -> ones[row] > 0)
            .mapToObj(row -> rows[row])
            .toArray(double[][]::new);
    for (int row = 0; row < rows.length; row++) {
      if (ones[row] == 0) {
        Arrays.fill(rows[row], row % 2 == 0 ? 1e300 : -1e300);
      }
    }
    Tiling tiling = new Tiling(3, 2);
    assertThat(used.length).isLessThan(60);
    Gathered some = Gathered.of(rows, ones, 100, tiling);
    Gathered expected = Gathered.of(used, 100, tiling);
    assertMomentsOf(used, null, some);
    assertThat(some.marginals().result().sampleSize())
        .isEqualTo(new SampleSize(60, 60 - used.length, used.length, 1, used.length));
    for (int id = 0; id < 3; id++) {
      assertThat(some.marginals().result().sd(id)).isEqualTo(expected.marginals().result().sd(id));
      assertThat(some.coMoment(0, id)).isEqualTo(expected.coMoment(0, id));
    }
  }

  @Test
  void samplesWithoutAnyWeightAreCountedAlone() {
    double[][] rows = RandomScores.of(5, 2, 5, 1, 33);
    Tiling tiling = new Tiling(2, 2);
    Gathered nothing = Gathered.of(rows, new double[5], 2, tiling);
    Marginals marginals = nothing.marginals().result();
    assertThat(marginals.sampleSize()).isEqualTo(new SampleSize(5, 5, 0, 0, 0));
    assertThat(marginals.mean(0)).isNaN();
    assertThat(marginals.sd(0)).isNaN();
    assertThat(marginals.isConstant(0)).isTrue();
    assertThat(marginals.min(0)).isEqualTo(Double.POSITIVE_INFINITY);
    nothing.combine(Gathered.of(rows, 10, tiling));
    nothing.combine(Gathered.of(rows, new double[5], 10, tiling));
    assertMomentsOf(rows, null, nothing);
    assertThat(nothing.marginals().result().sampleSize())
        .isEqualTo(new SampleSize(15, 10, 5, 1, 5));
    SparseSamples sparse = SparseSamples.random(9, 2, 0.5, 0, 0, 34).weighted(new double[9]);
    Gathered none = sparse.gathered(Products.BY_ROW, 1, 5, tiling, 1);
    assertThat(none.marginals().result().sampleSize()).isEqualTo(new SampleSize(9, 9, 0, 0, 0));
    assertThat(none.coMoment(0, 0)).isZero();
  }

  @Test
  void oneSampleThatWeighsAnythingIsConstant() {
    Gathered one =
        Gathered.of(new double[][] {{1}, {3}, {4}}, new double[] {0, 2, 0}, 5, new Tiling(1, 1));
    Marginals marginals = one.marginals().result();
    assertThat(marginals.isConstant(0)).isTrue();
    assertThat(marginals.mean(0)).isEqualTo(3);
    assertThat(marginals.sd(0)).isNaN();
    assertThat(marginals.sampleSize().effective()).isEqualTo(1);
  }

  @Test
  void wholeWeightsAreRepeatedSamples() {
    double[][] rows = RandomScores.of(80, 4, 12, 3, 35);
    Random random = new Random(35);
    double[] weights = random.doubles(80, 0, 5).map(Math::floor).toArray();
    double[][] repeated =
        IntStream.range(0, 80)
            .boxed()
            .flatMap(row -> IntStream.range(0, (int) weights[row]).mapToObj(i -> rows[row]))
            .toArray(double[][]::new);
    Tiling tiling = new Tiling(4, 3);
    assertMomentsOf(repeated, null, Gathered.ofPartitions(rows, weights, 3, 7, tiling));
  }

  /** Roots and products of powers of four are exact, so not one bit may differ but the scale. */
  @Test
  void equalWeightsAreNoWeights() throws IOException {
    double[][] rows = RandomScores.of(100, 4, 12, 3, 36);
    Tiling tiling = new Tiling(4, 3);
    Gathered without = Gathered.ofPartitions(rows, 3, 7, tiling);
    double[] weights = new double[100];
    Arrays.fill(weights, 1);
    Gathered ones = Gathered.ofPartitions(rows, weights, 3, 7, tiling);
    assertThat(Serialised.bytes(ones.marginals())).isEqualTo(Serialised.bytes(without.marginals()));
    assertThat(Serialised.bytes(ones.tiles().get(1)))
        .isEqualTo(Serialised.bytes(without.tiles().get(1)));
    Arrays.fill(weights, 4);
    Gathered fours = Gathered.ofPartitions(rows, weights, 3, 7, tiling);
    assertThat(fours.coMoment(1, 3)).isEqualTo(4 * without.coMoment(1, 3));
    assertThat(fours.marginals().result().sd(2)).isEqualTo(without.marginals().result().sd(2));
    assertThat(fours.marginals().result().sampleSize().effective()).isEqualTo(100);
  }

  @Test
  void sparseOnesAreNoWeights() throws IOException {
    SparseSamples sparse = SparseSamples.random(300, 12, 0.9, -1, 2, 37);
    double[] weights = new double[300];
    Arrays.fill(weights, 1);
    for (Products products : Products.values()) {
      Gathered without = sparse.gathered(products, 3, 50, new Tiling(12, 12), 37);
      Gathered ones = sparse.weighted(weights).gathered(products, 3, 50, new Tiling(12, 12), 37);
      assertThat(Serialised.bytes(ones.marginals()))
          .isEqualTo(Serialised.bytes(without.marginals()));
      assertThat(Serialised.bytes(ones.tiles().get(0)))
          .isEqualTo(Serialised.bytes(without.tiles().get(0)));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0x1p-600, 1e-9, 3, 1e12, 0x1p600})
  void neitherCorrelationsNorEffectiveSizesHaveAScale(double scale) {
    double[][] rows = RandomScores.of(90, 3, 12, 3, 38);
    double[] weights = weights(90, 3, 38);
    double[] scaled = Arrays.stream(weights).map(weight -> scale * weight).toArray();
    Tiling tiling = new Tiling(3, 2);
    Gathered expected = Gathered.ofPartitions(rows, weights, 4, 5, tiling);
    Gathered found = Gathered.ofPartitions(rows, scaled, 4, 5, tiling);
    for (int id = 0; id < 3; id++) {
      assertThat(correlation(found, 0, id))
          .isCloseTo(correlation(expected, 0, id), within(TOLERANCE));
      double sd = expected.marginals().result().sd(id);
      assertThat(found.marginals().result().sd(id)).isCloseTo(sd, within(TOLERANCE * sd));
    }
    assertThat(found.marginals().result().sampleSize().effective())
        .isCloseTo(expected.marginals().result().sampleSize().effective(), within(1e-11));
  }

  @Test
  void refusesWeightsForSomeSamplesOnly() {
    ScoreBatch batch = ScoreBatch.ofDoubles(3, 1);
    batch.add(new double[] {1});
    batch.weigh(2);
    batch.add(new double[] {2});
    assertThatThrownBy(() -> BatchMarginals.add(batch, new MarginalsBuilder(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("only 1 of 2 samples have a weight");
  }

  @Test
  void clearingABatchTakesTheWeightsAway() {
    ScoreBatch batch = ScoreBatch.ofDoubles(3, 1);
    MarginalsBuilder marginals = new MarginalsBuilder(1);
    batch.add(new double[] {1});
    batch.weigh(2);
    batch.clear();
    batch.add(new double[] {5});
    BatchMarginals.add(batch, marginals);
    assertThat(marginals.result().sampleSize()).isEqualTo(SampleSize.ofEqual(1));
  }

  /** Without weights, null. */
  private static void assertMomentsOf(double[][] rows, double[] weights, Gathered actual) {
    ExactMoments exact = weights == null ? new ExactMoments(rows) : new ExactMoments(rows, weights);
    Marginals marginals = actual.marginals().result();
    double weight = marginals.sampleSize().weight();
    assertThat(actual.tiles())
        .allSatisfy(tile -> assertThat(tile.weight()).isCloseTo(weight, within(1e-13 * weight)));
    for (int a = 0; a < rows[0].length; a++) {
      double norm = exact.bound(a, a);
      double spread = TOLERANCE * Math.sqrt(norm / weight);
      int id = a;
      double[] scores =
          IntStream.range(0, rows.length)
              .filter(row -> weights == null || weights[row] > 0)
              .mapToDouble(row -> rows[row][id])
              .toArray();
      assertThat(marginals.min(a)).isEqualTo(Arrays.stream(scores).min().orElseThrow());
      assertThat(marginals.max(a)).isEqualTo(Arrays.stream(scores).max().orElseThrow());
      assertThat(marginals.squares(a))
          .as("squares of %d", a)
          .isCloseTo(norm, within(TOLERANCE * norm));
      assertThat(marginals.mean(a))
          .as("mean of %d", a)
          .isCloseTo(exact.mean(a).doubleValue(), within(Math.ulp(marginals.mean(a)) + spread));
      for (int b = 0; b <= a; b++) {
        assertThat(actual.coMoment(a, b))
            .as("co-moment of %d and %d", a, b)
            .isCloseTo(exact.coMoment(a, b).doubleValue(), within(TOLERANCE * exact.bound(a, b)));
      }
    }
  }
}
