package org.classblocks.moments.sparse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.classblocks.linalg.Tile;
import org.classblocks.linalg.Tiling;
import org.classblocks.moments.CoMoments;
import org.classblocks.moments.ExactMoments;
import org.classblocks.moments.Gathered;
import org.classblocks.moments.batch.BatchMarginals;
import org.classblocks.moments.batch.Marginals;
import org.classblocks.moments.batch.MarginalsBuilder;
import org.classblocks.moments.batch.SparseBatch;
import org.classblocks.moments.sparse.SparseSamples.Products;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against exact arithmetic on the same samples with every score listed. */
class SparseMomentsBuilderTest {
  /** Relative to the norm of an entry; twice what dense rows are allowed. */
  private static final double TOLERANCE = 4e-14;

  @ParameterizedTest(
      name =
          "{0} samples, {1} classes by {2}, listed with {3}, absent {4}, mean {5}, {6} partitions,"
              + " batches of {7}, seed {8}")
  @CsvSource({
    "1, 1, 1, 1, 0, 0, 1, 10, 1",
    "2, 1, 4, 0.5, 0, 3, 2, 1, 2",
    "200, 9, 4, 0.3, 0, 0, 1, 1000, 3",
    "200, 9, 4, 0.3, 0, 0, 13, 7, 4",
    "200, 9, 9, 1, -3.5, 2, 200, 1, 5",
    "400, 31, 8, 0.2, -3.5, 1e3, 3, 64, 6",
    "400, 31, 7, 1, 0, 1e6, 3, 500, 7",
    "400, 5, 2, 0.6, 1e6, 1e6, 5, 33, 8",
    "9000, 3, 2, 0.9, 0, 0.1, 1, 100000, 9"
  })
  void givesTheMomentsOfAllScores(
      int samples,
      int classes,
      int edge,
      double share,
      double absentScore,
      double mean,
      int partitions,
      int batchEntries,
      long seed) {
    SparseSamples sparse = SparseSamples.random(samples, classes, share, absentScore, mean, seed);
    double[][] rows = sparse.dense();
    Tiling tiling = new Tiling(classes, edge);
    for (Products products : Products.values()) {
      assertMomentsOf(rows, sparse.gathered(products, partitions, batchEntries, tiling, seed));
    }
  }

  /** A class that every row lists keeps its digits however far its mean is from zero. */
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 64, 5000})
  void commonClassesAreCentredBeforeTheyAreMultiplied(int batchEntries) {
    Random random = new Random(21);
    int[][] ids = new int[500][];
    double[][] scores = new double[500][];
    for (int row = 0; row < ids.length; row++) {
      double score = 1e6 + random.nextGaussian();
      ids[row] = row % 3 == 0 ? new int[] {2, 0, 1} : new int[] {2, 0};
      scores[row] = new double[] {score + random.nextGaussian(), score, 3 + random.nextGaussian()};
    }
    SparseSamples sparse = new SparseSamples(ids, scores, 4, 0);
    assertMomentsOf(sparse, batchEntries, new Tiling(4, 3));
  }

  /** What is rare at first and then in every row, far from the absent score. */
  @Test
  void classesMayBecomeCommonLater() {
    Random random = new Random(22);
    int[][] ids = new int[3000][];
    double[][] scores = new double[3000][];
    for (int row = 0; row < ids.length; row++) {
      ids[row] = row < 1000 ? new int[] {1} : new int[] {1, 0};
      scores[row] = new double[] {1e5 + row + random.nextGaussian(), 1e6 + random.nextGaussian()};
    }
    SparseSamples sparse = new SparseSamples(ids, scores, 2, -1);
    assertMomentsOf(sparse, 100, new Tiling(2, 2));
  }

  /** Equal scores make roundings of a running sum go one way. */
  @Test
  void equalScoresDoNotDriftAway() {
    int samples = 200_000;
    int[][] ids = new int[samples][];
    double[][] scores = new double[samples][];
    for (int row = 0; row < samples; row++) {
      ids[row] = row % 5 < 2 ? new int[] {0, 1} : row % 5 == 2 ? new int[] {1} : new int[0];
      scores[row] = new double[] {0.1, 0.7};
      scores[row] = ids[row].length == 1 ? new double[] {0.7} : scores[row];
    }
    SparseSamples sparse = new SparseSamples(ids, scores, 2, 0);
    assertMomentsOf(sparse, 1 << 20, new Tiling(2, 2));
  }

  @Test
  void classesThatNeverVaryAreConstant() {
    SparseSamples sparse =
        new SparseSamples(
            new int[][] {{0, 2}, {2, 0}, {0}, {0, 3}},
            new double[][] {{5.3, 1}, {2, 5.3}, {5.3}, {5.3, -4}},
            4,
            -4);
    Gathered gathered = sparse.gathered(Products.BY_ROW, 1, 3, new Tiling(4, 2), 1);
    Marginals marginals = gathered.marginals().result();
    assertThat(marginals.isConstant(0)).as("always listed with one score").isTrue();
    assertThat(marginals.squares(0)).isZero();
    assertThat(marginals.isConstant(1)).as("never listed").isTrue();
    assertThat(marginals.mean(1)).isEqualTo(-4);
    assertThat(marginals.isConstant(2)).isFalse();
    assertThat(marginals.min(2)).isEqualTo(-4);
    assertThat(marginals.max(2)).isEqualTo(2);
    assertThat(marginals.isConstant(3)).as("listed with the absent score").isTrue();
    for (int a = 0; a < 4; a++) {
      for (int b : new int[] {0, 1, 3}) {
        assertThat(gathered.coMoment(a, b)).isZero();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void bandsOfTilesGiveWhatAllTilesGive(Products products) {
    SparseSamples sparse = SparseSamples.random(300, 20, 0.6, 0, 1, 23);
    List<Tile> tiles = new Tiling(20, 6).tiles();
    List<CoMoments> all = sparse.gathered(products, 0, 300, 50, tiles).tiles();
    for (CoMoments expected : all) {
      List<Tile> band = List.of(expected.tile());
      assertSameTile(sparse.gathered(products, 0, 300, 50, band).tiles().get(0), expected);
    }
  }

  private static void assertSameTile(CoMoments found, CoMoments expected) {
    Tile tile = expected.tile();
    for (int i = 0; i < tile.rows(); i++) {
      for (int j = tile.isDiagonal() ? i : 0; j < tile.cols(); j++) {
        assertThat(found.at(i, j)).isEqualTo(expected.at(i, j));
      }
    }
  }

  @Test
  void marginalsAloneAreTheSame() {
    SparseSamples sparse = SparseSamples.random(40, 6, 0.7, 2, 1, 24);
    SparseBatch batch = new SparseBatch(6, 2, 1000, 1000);
    for (int row = 0; row < 40; row++) {
      sparse.add(row, batch);
    }
    MarginalsBuilder marginals = new MarginalsBuilder(6);
    BatchMarginals.add(batch, marginals);
    batch.clear();
    BatchMarginals.add(batch, marginals);
    ExactMoments exact = new ExactMoments(sparse.dense());
    assertThat(marginals.samples()).isEqualTo(40);
    for (int id = 0; id < 6; id++) {
      double norm = exact.bound(id, id);
      assertThat(marginals.result().squares(id)).isCloseTo(norm, within(TOLERANCE * norm));
    }
  }

  @Test
  void refusesOtherClasses() {
    try (SparseMomentsBuilder builder = new SparseMomentsBuilder(3, new Tiling(3, 3).tiles())) {
      assertThatThrownBy(() -> builder.accept(new SparseBatch(4, 0, 10, 10)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a batch of 4 classes where 3 were agreed");
    }
  }

  private static void assertMomentsOf(SparseSamples sparse, int batchEntries, Tiling tiling) {
    double[][] rows = sparse.dense();
    for (Products products : Products.values()) {
      assertMomentsOf(rows, sparse.gathered(products, 2, batchEntries, tiling, 1));
    }
  }

  private static void assertMomentsOf(double[][] rows, Gathered actual) {
    ExactMoments exact = new ExactMoments(rows);
    Marginals marginals = actual.marginals().result();
    assertThat(marginals.samples()).isEqualTo(rows.length);
    for (int a = 0; a < rows[0].length; a++) {
      double norm = exact.bound(a, a);
      double spread = TOLERANCE * Math.sqrt(norm / rows.length);
      int id = a;
      assertThat(marginals.squares(a))
          .as("squares of %d", a)
          .isCloseTo(norm, within(TOLERANCE * norm));
      assertThat(marginals.mean(a))
          .as("mean of %d", a)
          .isCloseTo(exact.mean(a).doubleValue(), within(Math.ulp(marginals.mean(a)) + spread));
      assertThat(marginals.min(a))
          .isEqualTo(Arrays.stream(rows).mapToDouble(row -> row[id]).min().orElseThrow());
      assertThat(marginals.max(a))
          .isEqualTo(Arrays.stream(rows).mapToDouble(row -> row[id]).max().orElseThrow());
      for (int b = 0; b <= a; b++) {
        assertThat(actual.coMoment(a, b))
            .as("co-moment of %d and %d", a, b)
            .isCloseTo(exact.coMoment(a, b).doubleValue(), within(TOLERANCE * exact.bound(a, b)));
      }
    }
  }
}
