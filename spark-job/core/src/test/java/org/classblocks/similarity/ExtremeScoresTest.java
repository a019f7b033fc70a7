package org.classblocks.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.classblocks.linalg.FastestBlas;
import org.classblocks.linalg.Precision;
import org.classblocks.linalg.Tiling;
import org.classblocks.moments.CoMoments;
import org.classblocks.moments.ExactMoments;
import org.classblocks.moments.Gathered;
import org.classblocks.moments.MomentsBuilder;
import org.classblocks.moments.RandomScores;
import org.classblocks.moments.batch.Marginals;
import org.classblocks.moments.batch.ScoreBatch;
import org.classblocks.moments.batch.ScoreTypes;
import org.classblocks.moments.batch.SparseBatch;
import org.classblocks.moments.sparse.SparseMomentsBuilder;
import org.classblocks.moments.transform.ScoreTransform;
import org.classblocks.moments.transform.Transform;
import org.classblocks.moments.transform.TransformedMoments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scores as small and as large as floats and doubles can be, in every way that gathers them. */
class ExtremeScoresTest {
  private static final int CLASSES = 7;
  private static final Tiling TILING = new Tiling(CLASSES, 3);

  /** What {@code mixed} is good to where roundings go either way. */
  private static final double MIXED_ERROR = 1e-6;

  /** Scores of few digits, so that no power of two below costs one. */
  private static double[][] scores(int samples, long seed) {
    double[][] rows = RandomScores.of(samples, CLASSES, 1.5, 1, seed);
    Random random = new Random(seed);
    for (int row = 0; row < samples; row++) {
      for (int id = 0; id < CLASSES; id++) {
        boolean isZero = id == 2 ? row < samples / 2 : id == 4 && random.nextBoolean();
        rows[row][id] = isZero ? 0 : (float) rows[row][id];
      }
      rows[row][5] = 3;
    }
    return rows;
  }

  private static double[][] scaled(double[][] rows, int[] powers) {
    double[][] scaled = new double[rows.length][CLASSES];
    for (int row = 0; row < rows.length; row++) {
      int from = row;
      Arrays.setAll(scaled[row], id -> Math.scalb(rows[from][id], powers[id]));
    }
    return scaled;
  }

  /** Batches of some rows, in some partitions that are merged from first to last. */
  private static SimilarityMatrix dense(
      double[][] rows, double[] weights, int batchRows, int partitions, Precision precision) {
    Gathered total = Gathered.empty(TILING);
    for (int part = 0; part < partitions; part++) {
      int start = rows.length * part / partitions;
      int end = rows.length * (part + 1) / partitions;
      total.combine(
          Gathered.of(
              Arrays.copyOfRange(rows, start, end),
              weights == null ? null : Arrays.copyOfRange(weights, start, end),
              batchRows,
              TILING,
              precision));
    }
    return Correlations.of(total, CLASSES);
  }

  private static SimilarityMatrix sparse(
      double[][] rows, double[] weights, int batchRows, int partitions) {
    Gathered total = Gathered.empty(TILING);
    for (int part = 0; part < partitions; part++) {
      try (SparseMomentsBuilder builder = new SparseMomentsBuilder(CLASSES, TILING.tiles())) {
        SparseBatch batch = new SparseBatch(CLASSES, 0, batchRows * CLASSES, batchRows);
        int end = rows.length * (part + 1) / partitions;
        for (int row = rows.length * part / partitions; row < end; row++) {
          double[] scores = rows[row];
          int[] ids = IntStream.range(0, CLASSES).filter(id -> scores[id] != 0).toArray();
          batch.add(ids, Arrays.stream(ids).mapToDouble(id -> scores[id]).toArray(), 0, ids.length);
          if (weights != null) {
            batch.weigh(weights[row]);
          }
          if (batch.isFull()) {
            builder.accept(batch);
            batch.clear();
          }
        }
        builder.accept(batch);
        total.combine(new Gathered(builder.marginals(), builder.coMoments()));
      }
    }
    return Correlations.of(total, CLASSES);
  }

  private static void assertSame(SimilarityMatrix actual, SimilarityMatrix expected, String what) {
    for (int a = 0; a < CLASSES; a++) {
      assertThat(actual.status(a)).as("%s, class %d", what, a).isEqualTo(expected.status(a));
      for (int b = 0; b < CLASSES; b++) {
        assertThat(actual.at(a, b))
            .as("%s, (%d, %d)", what, a, b)
            .isEqualTo(Double.valueOf(expected.at(a, b)));
      }
    }
  }

  /** Units that are powers of two change no digit of a score, so they change none of r. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void correlationsDoNotDependOnTheUnitsOfClasses(int seed) {
    Random random = new Random(seed);
    int samples = 30 + random.nextInt(60);
    double[][] rows = scores(samples, seed);
    double[][] scaled = scaled(rows, random.ints(CLASSES, -1000, 1020).toArray());
    double[] weights = random.doubles(samples, 0, 4).map(Math::floor).toArray();
    for (double[] some : new double[][] {null, weights}) {
      for (int batchRows : new int[] {1, 7, 100}) {
        int partitions = batchRows == 1 ? samples : 3;
        String what = String.format("seed %d, batches of %d", seed, batchRows);
        for (Precision precision : Precision.values()) {
          assertSame(
              dense(scaled, some, batchRows, partitions, precision),
              dense(rows, some, batchRows, partitions, precision),
              what + ", " + precision);
        }
        assertSame(
            sparse(scaled, some, batchRows, partitions),
            sparse(rows, some, batchRows, partitions),
            what + ", sparse");
      }
    }
  }

  /** A class may be of other magnitudes in other samples; the largest count. */
  @ParameterizedTest(name = "{0} and {1}, {2}")
  @CsvSource({
    "1, 1e-300, 1",
    "1e-300, 1, 1",
    "1e300, 1e-300, 1",
    "1e-300, 1e300, 1",
    "1e160, 1, 1",
    "1, 1e160, 1",
    "1e-170, 1e-170, 1",
    "1e160, 1e-170, 1e-3",
    "1e119, 1e121, 1",
    "1e121, 1e119, 1",
    "1e-122, 1e-120, 1",
    "5e-324, 1e-320, 1",
    "1e307, 1e307, 1"
  })
  void magnitudesThatChangeKeepTheirDigits(double early, double late, double other) {
    double[][] rows = scores(90, 3);
    for (int row = 0; row < rows.length; row++) {
      double unit = row < 40 ? early : late;
      rows[row][0] *= unit;
      rows[row][1] = rows[row][0] + unit * rows[row][1];
      rows[row][3] *= other;
    }
    for (int batchRows : new int[] {1, 7, 100}) {
      assertNear(dense(rows, null, batchRows, 1, Precision.DOUBLE), rows, null, 1e-13);
      assertNear(dense(rows, null, batchRows, 5, Precision.DOUBLE), rows, null, 1e-13);
      assertNear(dense(rows, null, batchRows, 5, Precision.MIXED), rows, null, MIXED_ERROR);
      assertNear(sparse(rows, null, batchRows, 1), rows, null, 1e-13);
      assertNear(sparse(rows, null, batchRows, 5), rows, null, 1e-13);
    }
  }

  private static void assertNear(
      SimilarityMatrix actual, double[][] rows, double[] weights, double error) {
    ExactMoments exact = weights == null ? new ExactMoments(rows) : new ExactMoments(rows, weights);
    for (int a = 0; a < CLASSES; a++) {
      boolean isConstant = exact.coMoment(a, a).signum() == 0;
      if (isConstant) {
        assertThat(actual.status(a)).isEqualTo(ClassStatus.CONSTANT);
      }
      for (int b = 0; b < a; b++) {
        if (actual.status(a) == ClassStatus.OK && actual.status(b) == ClassStatus.OK) {
          assertThat(actual.at(a, b))
              .as("(%d, %d)", a, b)
              .isCloseTo(exact.correlation(a, b).doubleValue(), within(error));
        } else {
          assertThat(actual.at(a, b)).isNaN();
        }
      }
    }
  }

  /**
   * No spread is too small or too large for a float, down to those of which it holds few digits.
   */
  @ParameterizedTest
  @ValueSource(
      doubles = {1e-44, 1e-38, 1e-30, 1e-25, 1e-22, 1e-10, 1, 1e10, 1e18, 1e19, 1e25, 1e30, 3e37})
  void mixedKeepsItsPromiseAtEveryScale(double scale) {
    for (long seed = 1; seed <= 3; seed++) {
      double[][] rows = RandomScores.of(600, CLASSES, 0, 1, seed);
      for (double[] row : rows) {
        Arrays.setAll(row, id -> (float) (row[id] * (id == 0 ? 1 : scale)));
      }
      SimilarityMatrix actual = dense(rows, null, 64, 2, Precision.MIXED);
      SimilarityMatrix expected = dense(rows, null, 64, 2, Precision.DOUBLE);
      for (int a = 0; a < CLASSES; a++) {
        for (int b = 0; b < CLASSES; b++) {
          assertThat(actual.at(a, b))
              .as("(%d, %d), seed %d", a, b, seed)
              .isCloseTo(expected.at(a, b), within(MIXED_ERROR));
        }
      }
    }
  }

  /** A class whose logit never comes near the highest has probabilities of 1e-25. */
  @Test
  void softmaxOutputsOfClassesThatNeverWinCorrelate() {
    double[][] logits = RandomScores.of(400, CLASSES, 0, 1, 9);
    ScoreBatch batch = ScoreBatch.ofDoubles(64, CLASSES);
    List<SimilarityMatrix> found = new ArrayList<>();
    for (Precision precision : Precision.values()) {
      try (TransformedMoments builder =
          new TransformedMoments(
              ScoreTransform.of(Transform.SOFTMAX, 0, ScoreTypes.doubles()),
              new MomentsBuilder(CLASSES, 260, TILING.tiles(), precision, FastestBlas.INSTANCE))) {
        for (double[] row : logits) {
          double[] shifted = row.clone();
          shifted[0] += 57;
          batch.add(shifted);
          if (batch.isFull()) {
            builder.accept(batch);
            batch.clear();
          }
        }
        builder.accept(batch);
        batch.clear();
        found.add(Correlations.of(new Gathered(builder.marginals(), builder.coMoments()), CLASSES));
      }
    }
    assertThat(found.get(0).at(5, 6)).isBetween(0.2, 0.99);
    for (int a = 1; a < CLASSES; a++) {
      for (int b = 1; b < CLASSES; b++) {
        assertThat(found.get(1).at(a, b)).isCloseTo(found.get(0).at(a, b), within(MIXED_ERROR));
      }
    }
  }

  /** As masks are: the lowest float in two classes, in all samples or in some. */
  @ParameterizedTest
  @EnumSource
  void maskedLogitsLeaveTheOthersAlone(Precision precision) {
    double[][] rows = scores(200, 4);
    double[][] masked = scores(200, 4);
    for (int row = 0; row < rows.length; row++) {
      masked[row][0] = -3.4028234663852886e38;
      masked[row][1] = row % 3 == 0 ? -3.4028234663852886e38 : rows[row][1];
      masked[row][6] = row % 5 == 0 ? -3.4028234663852886e38 : rows[row][6];
    }
    SimilarityMatrix actual = dense(masked, null, 64, 2, precision);
    assertThat(actual.status(0)).isEqualTo(ClassStatus.CONSTANT);
    assertThat(actual.status(1)).isEqualTo(ClassStatus.OK);
    assertNear(actual, masked, null, precision == Precision.MIXED ? MIXED_ERROR : 1e-13);
  }

  /** Whatever weights are, a class has the right correlations or says that it has none. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-300, 1e-160, 1e160, 1e300, 1e308})
  void weightsOfAnyUnitAreRightOrOutOfRange(double unit) {
    double[][] rows = scores(60, 5);
    double[] weights = new Random(5).doubles(60, 0.01, 0.02).map(w -> w * unit).toArray();
    for (double[] row : rows) {
      row[0] *= 1e-200;
      row[1] *= 1e-120;
      row[3] *= 1e200;
      row[6] *= 1e300;
    }
    for (int partitions : new int[] {1, 4}) {
      SimilarityMatrix actual = dense(rows, weights, 16, partitions, Precision.DOUBLE);
      assertThat(actual.usableClasses()).contains(2, 4);
      assertNear(actual, rows, weights, 1e-13);
      assertNear(sparse(rows, weights, 16, partitions), rows, weights, 1e-13);
    }
  }

  @Test
  void meansAndDeviationsAreInTheUnitsOfScores() {
    double[] units = {1e-310, 1e-170, 1, 1e120, 1e160, 0, 1e307};
    double[][] rows = RandomScores.of(50, CLASSES, 1, 1, 6);
    for (double[] row : rows) {
      Arrays.setAll(row, id -> row[id] * units[id]);
    }
    Marginals marginals = Gathered.ofPartitions(rows, 3, 7, TILING).marginals().result();
    ExactMoments exact = new ExactMoments(rows);
    for (int id = 0; id < CLASSES; id++) {
      BigDecimal variance = exact.coMoment(id, id).divide(new BigDecimal(49), new MathContext(40));
      double sd = variance.sqrt(new MathContext(40)).doubleValue();
      double mean = exact.mean(id).doubleValue();
      assertThat(marginals.mean(id)).isCloseTo(mean, within(1e-15 * units[id] + Math.ulp(mean)));
      assertThat(marginals.sd(id)).isCloseTo(sd, within(1e-14 * sd + Double.MIN_VALUE));
    }
    assertThat(marginals.squares(1)).isZero();
    assertThat(marginals.squares(4)).isInfinite();
  }

  @Test
  void partsOfOtherScalesStayAsTheyWere() {
    double[][] small = scaled(scores(20, 7), new int[] {-900, -900, -900, 0, 0, 0, 0});
    double[][] large = scaled(scores(20, 8), new int[] {900, 0, -900, 0, 0, 900, 0});
    Gathered total = Gathered.of(small, 8, TILING);
    Gathered other = Gathered.of(large, 8, TILING);
    total.combine(other);
    List<CoMoments> tiles = Gathered.of(large, 8, TILING).tiles();
    for (int tile = 0; tile < tiles.size(); tile++) {
      assertThat(other.tiles().get(tile).at(0, 0)).isEqualTo(tiles.get(tile).at(0, 0));
    }
    Gathered reversed = Gathered.of(large, 8, TILING);
    reversed.combine(Gathered.of(small, 8, TILING));
    double[][] all = new double[40][];
    System.arraycopy(small, 0, all, 0, 20);
    System.arraycopy(large, 0, all, 20, 20);
    assertNear(Correlations.of(total, CLASSES), all, null, 1e-13);
    assertNear(Correlations.of(reversed, CLASSES), all, null, 1e-13);
  }
}
