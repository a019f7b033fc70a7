package org.classblocks.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.classblocks.linalg.Tiling;
import org.classblocks.moments.Gathered;
import org.classblocks.moments.RandomScores;
import org.classblocks.moments.batch.Marginals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PearsonCorrelationTest {
  private static final double FEW_ROUNDINGS = 1e-14;
  private static final double[] X = {10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5};

  /**
   * F. J. Anscombe, "Graphs in Statistical Analysis", The American Statistician 27 (1973),
   * doi:10.1080/00031305.1973.10478966: 0.816 four times. The digits beyond are those of
   * numpy.corrcoef(x, y)[0, 1], numpy 2.4.6.
   */
  @Test
  void equalsAnscombesQuartet() {
    double[] x4 = {8, 8, 8, 8, 8, 8, 8, 19, 8, 8, 8};
    double[] y1 = {8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68};
    double[] y2 = {9.14, 8.14, 8.74, 8.77, 9.26, 8.10, 6.13, 3.10, 9.13, 7.26, 4.74};
    double[] y3 = {7.46, 6.77, 12.74, 7.11, 7.81, 8.84, 6.08, 5.39, 8.15, 6.42, 5.73};
    double[] y4 = {6.58, 5.76, 7.71, 8.84, 8.47, 7.04, 5.25, 12.50, 5.56, 7.91, 6.89};
    SimilarityMatrix r = ofColumns(X, y1, y2, y3, x4, y4);
    assertThat(r.at(0, 1)).isCloseTo(0.81642051634484, within(1e-15));
    assertThat(r.at(0, 2)).isCloseTo(0.8162365060002428, within(1e-15));
    assertThat(r.at(0, 3)).isCloseTo(0.8162867394895984, within(1e-15));
    assertThat(r.at(4, 5)).isCloseTo(0.8165214368885028, within(1e-15));
  }

  @ParameterizedTest(name = "{0} samples, {1} classes, seed {2}")
  @CsvSource({"2, 1, 1", "2, 7, 2", "3, 7, 3", "50, 8, 4", "1000, 9, 5"})
  void isSymmetricWithAUnitDiagonalAndBounded(int samples, int classes, long seed) {
    SimilarityMatrix r = Correlations.of(RandomScores.of(samples, classes, 3, 1, seed));
    for (int a = 0; a < classes; a++) {
      assertThat(r.status(a)).isEqualTo(ClassStatus.OK);
      assertThat(r.at(a, a)).isEqualTo(1);
      for (int b = 0; b < classes; b++) {
        assertThat(r.at(a, b)).as("(%d, %d)", a, b).isEqualTo(r.at(b, a)).isBetween(-1.0, 1.0);
      }
    }
  }

  /** A variance and a covariance sum the same squares in another order: a few roundings apart. */
  @ParameterizedTest(name = "{0} samples, mean {1}, seed {2}")
  @CsvSource({"2, 0, 1", "5, 0.3, 2", "37, 1e6, 3", "5000, -2, 4", "20000, 1e6, 5"})
  void copiesAndNegativesCorrelateFullyAndNeverMore(int samples, double mean, long seed) {
    double[][] rows = RandomScores.of(samples, 6, mean, 1, seed);
    for (double[] row : rows) {
      row[1] = row[0];
      row[3] = -row[0];
      row[4] = 4 * row[0];
      row[5] = -0.5 * row[0];
    }
    Tiling tiling = new Tiling(6, 2);
    for (int batchRows : new int[] {1, 3, 2048}) {
      SimilarityMatrix r = Correlations.of(Gathered.ofPartitions(rows, 2, batchRows, tiling), 6);
      for (int[] pair : new int[][] {{0, 1}, {0, 4}, {1, 4}, {3, 5}}) {
        assertThat(r.at(pair[0], pair[1])).isBetween(1 - FEW_ROUNDINGS, 1.0);
      }
      for (int[] pair : new int[][] {{0, 3}, {1, 3}, {0, 5}, {4, 5}}) {
        assertThat(r.at(pair[0], pair[1])).isBetween(-1.0, -1 + FEW_ROUNDINGS);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.0, 0.1f, 0.1, -7.3, 4.9e-324, 1e-200, 1e300, -Double.MAX_VALUE})
  void aConstantHasNoCorrelationHoweverLarge(double constant) {
    SimilarityMatrix r = ofColumns(X, filled(i -> constant), filled(i -> -X[i]));
    assertUnusable(r, 1, ClassStatus.CONSTANT);
    assertThat(r.at(0, 2)).isEqualTo(-1);
    assertThat(r.usableClasses()).containsExactly(0, 2);
    assertThat(r.excludedClasses()).containsExactly(1);
  }

  @Test
  void aClassWithoutFiniteScoresInSomeSamplesHasNoCorrelation() {
    SimilarityMatrix r =
        ofColumns(
            X,
            filled(i -> Marginals.NEVER_FINITE),
            filled(i -> i < 3 ? Marginals.NEVER_FINITE : X[i]),
            filled(i -> -X[i]));
    assertUnusable(r, 1, ClassStatus.NEVER_FINITE);
    assertUnusable(r, 2, ClassStatus.NEVER_FINITE);
    assertThat(r.at(0, 3)).isCloseTo(-1, within(FEW_ROUNDINGS));
  }

  @Test
  void bothZerosAreOneConstant() {
    assertUnusable(ofColumns(X, filled(i -> i % 2 == 0 ? 0.0 : -0.0)), 1, ClassStatus.CONSTANT);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void fewerThanTwoSamplesCorrelateNothing(int samples) {
    SimilarityMatrix r = Correlations.of(RandomScores.of(samples, 4, 0, 1, 7), 4);
    for (int id = 0; id < 4; id++) {
      assertUnusable(r, id, ClassStatus.CONSTANT);
    }
    assertThat(r.usableClasses()).isEmpty();
  }

  @Test
  void noClassesGiveNoRows() {
    SimilarityMatrix r = Correlations.of(new double[3][0], 0);
    assertThat(r.size()).isZero();
  }

  /** Scaling and shifting by powers of two changes no digit, so it must not change r. */
  @ParameterizedTest
  @ValueSource(doubles = {0x1p-33, 0x1p-149, 0x1p-400, 0x1p-460, 0x1p33, 0x1p400})
  void noSpreadIsTooSmallOrTooLarge(double scale) {
    double[] y = {8, 7, 7, 9, 8, 10, 7, 4, 11, 5, 6};
    SimilarityMatrix plain = ofColumns(X, y);
    SimilarityMatrix scaled = ofColumns(X, filled(i -> scale * y[i]), filled(i -> scale * X[i]));
    assertThat(scaled.status(1)).isEqualTo(ClassStatus.OK);
    assertThat(scaled.at(0, 1)).isCloseTo(plain.at(0, 1), within(1e-15));
    assertThat(scaled.at(1, 2)).isCloseTo(plain.at(0, 1), within(1e-15));
    assertThat(scaled.at(0, 2)).isCloseTo(1, within(1e-15));
  }

  @Test
  void theSmallestFloatsCorrelate() {
    float least = Float.MIN_VALUE;
    SimilarityMatrix r = ofColumns(X, filled(i -> X[i] > 9 ? least : 0), filled(i -> least * X[i]));
    assertThat(r.at(0, 2)).isCloseTo(1, within(1e-15));
    assertThat(r.at(0, 1)).isCloseTo(r.at(1, 2), within(1e-15)).isBetween(0.8, 0.95);
  }

  /** A spread of one unit in the last place beside one. */
  @Test
  void theLeastSpreadOfADoubleCorrelates() {
    SimilarityMatrix r = ofColumns(X, filled(i -> 1 + Math.ulp(1.0) * X[i]));
    assertThat(r.at(0, 1)).isCloseTo(1, within(1e-15));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e307, 1e200, 1e160, 1e-160, 1e-300, Double.MIN_VALUE})
  void squaresMayLeaveTheRangeOfDoubles(double scale) {
    SimilarityMatrix r = ofColumns(X, filled(i -> scale * X[i]), filled(i -> -X[i]));
    assertThat(r.status(1)).isEqualTo(ClassStatus.OK);
    assertThat(r.at(0, 1)).isCloseTo(1, within(1e-15));
    assertThat(r.at(0, 2)).isEqualTo(-1);
    assertThat(r.at(1, 2)).isCloseTo(-1, within(1e-15));
    assertThat(r.at(1, 1)).isEqualTo(1);
  }

  @Test
  void scoresMayLieAtBothEndsOfTheRange() {
    double max = Double.MAX_VALUE;
    SimilarityMatrix r =
        ofColumns(X, filled(i -> i % 2 == 0 ? max : -max), filled(i -> i % 2 == 0 ? 1 : -1));
    assertThat(r.at(1, 2)).isCloseTo(1, within(1e-15));
    assertThat(r.at(0, 1)).isCloseTo(r.at(0, 2), within(1e-15));
  }

  /** Weights are not divided by powers of two, so squares times weights may leave the range. */
  @Test
  void sumsOutOfRangeLeaveTheOthersAlone() {
    double[][] rows = new double[X.length][];
    Arrays.setAll(rows, i -> new double[] {X[i], 1e300 * X[i], -X[i]});
    double[] weights = new double[X.length];
    Arrays.fill(weights, 1e300);
    Gathered gathered = Gathered.ofPartitions(rows, weights, 3, 5, new Tiling(3, 3));
    SimilarityMatrix r = Correlations.of(gathered, 3);
    assertUnusable(r, 1, ClassStatus.OUT_OF_RANGE);
    assertThat(r.at(0, 0)).isEqualTo(1);
    assertThat(r.at(0, 2)).isCloseTo(-1, within(1e-15));
  }

  @Test
  void clipsNegativesOnly() {
    double[][] rows = RandomScores.of(200, 5, 0, 1, 8);
    for (double[] row : rows) {
      row[2] = -row[2];
      row[3] = 5;
    }
    SimilarityMatrix plain = Correlations.of(rows, 5);
    SimilarityMatrix clipped = plain.clipped();
    assertThat(plain.at(2, 4)).isNegative();
    for (int a = 0; a < 5; a++) {
      for (int b = 0; b < 5; b++) {
        Double expected = plain.at(a, b) < 0 ? 0.0 : plain.at(a, b);
        assertThat(clipped.at(a, b)).as("(%d, %d)", a, b).isEqualTo(expected);
      }
    }
    assertUnusable(clipped, 3, ClassStatus.CONSTANT);
  }

  private static void assertUnusable(SimilarityMatrix r, int classId, ClassStatus status) {
    assertThat(r.status(classId)).isEqualTo(status);
    for (int other = 0; other < r.size(); other++) {
      assertThat(r.at(classId, other)).isNaN();
      assertThat(r.at(other, classId)).isNaN();
    }
  }

  /** A score for each of the samples of X. */
  private static double[] filled(IntToDoubleFunction score) {
    return IntStream.range(0, X.length).mapToDouble(score).toArray();
  }

  private static SimilarityMatrix ofColumns(double[]... columns) {
    double[][] rows = new double[columns[0].length][];
    Arrays.setAll(rows, i -> Arrays.stream(columns).mapToDouble(column -> column[i]).toArray());
    return Correlations.of(rows);
  }
}
