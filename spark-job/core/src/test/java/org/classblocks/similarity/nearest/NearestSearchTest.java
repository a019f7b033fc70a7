package org.classblocks.similarity.nearest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.atIndex;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.classblocks.moments.ExactMoments;
import org.classblocks.moments.sparse.SparseSamples;
import org.classblocks.similarity.ClassStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against exact arithmetic on the same samples with every score listed. */
class NearestSearchTest {
  private static final double TOLERANCE = 1e-13;

  @ParameterizedTest(
      name =
          "{0} samples, {1} classes, listed with {2}, absent {3}, mean {4}, {5} neighbours,"
              + " {6} bands, pieces of {7} rows, seed {8}")
  @CsvSource({
    "1, 1, 1, 0, 0, 3, 1, 1, 1",
    "2, 1, 0.5, 0, 3, 3, 1, 1, 2",
    "2, 9, 1, 0, 3, 3, 2, 1, 3",
    "200, 9, 0.3, 0, 0, 0, 1, 1000, 4",
    "200, 9, 0.3, 0, -0.5, 3, 4, 7, 5",
    "200, 9, 1, -3.5, 2, 8, 9, 1, 6",
    "400, 31, 0.2, -3.5, 1e3, 5, 3, 64, 7",
    "400, 31, 0.1, 0, -0.5, 40, 5, 100, 8",
    "400, 5, 0.6, 1e6, 1e6, 2, 2, 33, 9",
    "3000, 3, 0.9, 0, 0.1, 1, 1, 512, 10"
  })
  void givesTheNearestOfAllScores(
      int samples,
      int classes,
      double share,
      double absentScore,
      double mean,
      int limit,
      int bands,
      int pieceRows,
      long seed) {
    SparseSamples sparse = SparseSamples.random(samples, classes, share, absentScore, mean, seed);
    for (int withOwn : new int[] {0, 1, classes}) {
      Searched searched = new Searched(sparse);
      searched.search(limit, bands, withOwn, pieceRows);
      searched.assertNearest(new ExactMoments(sparse.dense()));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void weighsSamples(long seed) {
    Random random = new Random(seed);
    double[] weights =
        DoubleStream.generate(() -> random.nextInt(4) == 0 ? 0 : Math.exp(random.nextGaussian()))
            .limit(150)
            .toArray();
    SparseSamples sparse = SparseSamples.random(150, 20, 0.5, -1, 0, seed).weighted(weights);
    Searched searched = new Searched(sparse);
    searched.search(6, 3, 2, 10);
    searched.assertNearest(new ExactMoments(sparse.dense(), weights));
  }

  /** In standard units its scores are infinite. */
  @Test
  void aSampleWithoutWeightCountsAmongThoseThatListAPairOnly() {
    int[][] ids = {{0, 1}, {1, 0}, {0}, {0, 1}};
    double[][] scores = {{1e-200, 2e-200}, {3e-200, 2e-200}, {2e-200}, {1e300, 1e300}};
    double[] weights = {1, 1, 1, 0};
    SparseSamples sparse = new SparseSamples(ids, scores, 2, 0).weighted(weights);
    Searched searched = new Searched(sparse);
    searched.search(1, 1, 0, 4);
    searched.assertNearest(new ExactMoments(sparse.dense(), weights));
  }

  /** Scores whose squares no float, and for the last two no double, can hold. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-25, 1e30, 1e-200, 1e200})
  void takesScoresOfAnySize(double size) {
    SparseSamples ordinary = SparseSamples.random(100, 8, 0.6, 0, 1, 11);
    SparseSamples sparse = scaled(ordinary, 100, 8, size);
    Searched searched = new Searched(sparse);
    searched.search(4, 2, 1, 9);
    searched.assertNearest(new ExactMoments(sparse.dense()));
  }

  /** Every second class is in another unit. */
  private static SparseSamples scaled(SparseSamples ordinary, int samples, int classes, double by) {
    double[][] rows = ordinary.dense();
    int[][] ids = new int[samples][];
    double[][] scores = new double[samples][];
    for (int row = 0; row < samples; row++) {
      double[] dense = rows[row];
      ids[row] = IntStream.range(0, classes).filter(id -> dense[id] != 0).toArray();
      scores[row] =
          Arrays.stream(ids[row])
              .mapToDouble(id -> id % 2 == 0 ? dense[id] * by : dense[id])
              .toArray();
    }
    return new SparseSamples(ids, scores, classes, 0);
  }

  /** Class 0 is far from the absent score, and near itself. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100})
  void aClassThatAllSamplesListKeepsItsDigits(int without) {
    Random random = new Random(21);
    int[][] ids = new int[2000][];
    double[][] scores = new double[2000][];
    for (int row = 0; row < ids.length; row++) {
      double score = random.nextGaussian();
      ids[row] =
          row < without ? new int[] {1} : row % 3 == 0 ? new int[] {2, 0, 1} : new int[] {1, 0};
      scores[row] =
          Arrays.stream(ids[row])
              .mapToDouble(id -> id == 0 ? 1e6 + score : 3 + score + random.nextGaussian())
              .toArray();
    }
    SparseSamples sparse = new SparseSamples(ids, scores, 4, 0);
    Searched searched = new Searched(sparse);
    searched.search(2, 1, 1, 100);
    searched.assertNearest(new ExactMoments(sparse.dense()));
  }

  /** Equal scores make roundings of a running sum go one way. */
  @Test
  void equalScoresDoNotDriftAway() {
    int samples = 200_000;
    int[][] ids = new int[samples][];
    double[][] scores = new double[samples][];
    for (int row = 0; row < samples; row++) {
      ids[row] = row % 5 < 2 ? new int[] {0, 1} : row % 5 == 2 ? new int[] {1} : new int[0];
      scores[row] = ids[row].length == 2 ? new double[] {0.1, 0.7} : new double[] {0.7};
    }
    SparseSamples sparse = new SparseSamples(ids, scores, 2, 0);
    Searched searched = new Searched(sparse);
    searched.search(1, 1, 1, 1000);
    double expected = (0.4 - 0.4 * 0.6) / Math.sqrt(0.4 * 0.6 * 0.6 * 0.4);
    assertThat(searched.similarity(0, 1)).isCloseTo(expected, within(TOLERANCE));
  }

  @Test
  void equalSimilaritiesComeByClassId() {
    int[][] ids = {{4, 2, 0, 3, 1}, {3, 1, 4, 0, 2}, {}, {}};
    double[][] scores = {{1, 1, 1, 1, 1}, {2, 2, 2, 2, 2}, {}, {}};
    Searched searched = new Searched(new SparseSamples(ids, scores, 5, 0));
    searched.search(2, 1, 0, 1);
    assertThat(searched.neighbours(0)).containsExactly(1, 2);
    assertThat(searched.neighbours(3)).containsExactly(0, 1);
    assertThat(searched.leftOut(3)).isCloseTo(1, within(TOLERANCE));
  }

  @Test
  void aPairIsAsSimilarFromEitherClassInAnyBand() {
    SparseSamples sparse = SparseSamples.random(300, 25, 0.7, 0, 0.3, 31);
    double[][] expected = null;
    for (int bands : new int[] {1, 4, 25}) {
      for (int withOwn : new int[] {0, 3}) {
        Searched searched = new Searched(sparse);
        searched.search(24, bands, withOwn, bands * 7);
        expected = expected == null ? similarities(searched, 25) : expected;
        assertThat(Arrays.deepEquals(similarities(searched, 25), expected)).isTrue();
      }
    }
    for (int a = 0; a < 25; a++) {
      for (int b = 0; b < 25; b++) {
        assertThat(expected[a]).as("%d and %d", a, b).contains(expected[b][a], atIndex(b));
      }
    }
  }

  private static double[][] similarities(Searched searched, int classes) {
    return IntStream.range(0, classes)
        .mapToObj(
            a -> IntStream.range(0, classes).mapToDouble(b -> searched.similarity(a, b)).toArray())
        .toArray(double[][]::new);
  }

  /** One row lists all of 10,000 classes, and class 0 is in every row. */
  @Test
  void aLongRowAndAClassInEveryRow() {
    int classes = 10_000;
    int[][] ids = new int[40][];
    double[][] scores = new double[40][];
    Random random = new Random(41);
    for (int row = 0; row < ids.length; row++) {
      int first = row;
      ids[row] =
          row == 7
              ? IntStream.range(0, classes).toArray()
              : new int[] {0, 1 + first % 5, 6 + first % 7};
      scores[row] = random.doubles(ids[row].length).toArray();
    }
    SparseSamples sparse = new SparseSamples(ids, scores, classes, 0);
    Searched searched = new Searched(sparse);
    searched.search(20, 3, 1, 4);
    double[][] dense = sparse.dense();
    for (int[] pair : new int[][] {{0, 1}, {0, 9_999}, {1, 6}, {5, 12}, {777, 9_998}}) {
      ExactMoments exact =
          new ExactMoments(
              Arrays.stream(dense)
                  .map(row -> new double[] {row[pair[0]], row[pair[1]]})
                  .toArray(double[][]::new));
      double expected = exact.correlation(0, 1).doubleValue();
      double similarity = searched.similarity(pair[0], pair[1]);
      if (Double.isNaN(similarity)) {
        assertThat(searched.leftOut(pair[0])).isGreaterThan(expected - TOLERANCE);
      } else {
        assertThat(similarity).isCloseTo(expected, within(TOLERANCE));
      }
    }
    assertThat(searched.neighbours(8_000)).as("listed once, with all others").hasSize(20);
  }

  @Test
  void classesThatNeverVaryHaveNoNeighbours() {
    SparseSamples sparse =
        new SparseSamples(
            new int[][] {{0, 2, 3}, {2, 0, 3}, {0}, {0}},
            new double[][] {{5.3, 1, 2}, {2, 5.3, 4}, {5.3}, {5.3}},
            5,
            -4);
    Searched searched = new Searched(sparse);
    searched.search(3, 1, 0, 2);
    assertThat(searched.status(0)).isEqualTo(ClassStatus.CONSTANT);
    assertThat(searched.status(1)).isEqualTo(ClassStatus.CONSTANT);
    assertThat(searched.status(2)).isEqualTo(ClassStatus.OK);
    assertThat(searched.status(4)).isEqualTo(ClassStatus.CONSTANT);
    assertThat(searched.neighbours(1)).isEmpty();
    assertThat(searched.leftOut(1)).isNaN();
    searched.assertNearest(new ExactMoments(sparse.dense()));
  }
}
