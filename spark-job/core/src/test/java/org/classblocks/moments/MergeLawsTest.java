package org.classblocks.moments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.classblocks.linalg.Tile;
import org.classblocks.linalg.Tiling;
import org.classblocks.moments.batch.Marginals;
import org.classblocks.moments.batch.MarginalsBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What merging promises: whatever the chunks and their order, the moments are those of all rows.
 */
class MergeLawsTest {
  /** Relative to the norm of an entry; a few hundred roundings, most of which cancel. */
  private static final double TOLERANCE = 2e-14;

  @ParameterizedTest(
      name = "{0} samples, {1} classes by {2}, {3} partitions, batches of {4}, seed {5}")
  @CsvSource({
    "1, 1, 1, 1, 1, 1",
    "2, 1, 4, 2, 1, 2",
    "157, 9, 4, 13, 8, 3",
    "157, 9, 4, 157, 1, 4",
    "157, 9, 9, 1, 200, 5",
    "40, 5, 2, 90, 3, 6",
    "300, 6, 5, 7, 11, 7",
    "1025, 3, 2, 64, 5, 8"
  })
  void mergesInAnyOrder(
      int samples, int classes, int edge, int partitions, int batchRows, long seed) {
    double[][] rows = RandomScores.of(samples, classes, 30, 2, seed);
    Tiling tiling = new Tiling(classes, edge);
    List<Gathered> parts = Gathered.partitions(rows, partitions, batchRows, tiling);
    assertMomentsOf(rows, Gathered.mergedAtRandom(parts, seed));
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void isAssociativeUpToRounding(long seed) {
    double[][] rows = RandomScores.of(90, 4, -5, 1, seed);
    Tiling tiling = new Tiling(4, 3);
    List<Gathered> left = Gathered.partitions(rows, 3, 16, tiling);
    left.get(0).combine(left.get(1));
    left.get(0).combine(left.get(2));
    List<Gathered> right = Gathered.partitions(rows, 3, 16, tiling);
    right.get(1).combine(right.get(2));
    right.get(0).combine(right.get(1));
    assertMomentsOf(rows, left.get(0));
    assertMomentsOf(rows, right.get(0));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1.5, 1e6, 1e15})
  void noSamplesAreTheIdentity(double mean) throws IOException {
    double[][] rows = RandomScores.of(21, 5, mean, 1, 17);
    Tiling tiling = new Tiling(5, 2);
    byte[] expected = bytes(Gathered.of(rows, 8, tiling));
    Gathered fromEmpty = Gathered.empty(tiling);
    fromEmpty.combine(Gathered.of(rows, 8, tiling));
    Gathered withEmpty = Gathered.of(rows, 8, tiling);
    withEmpty.combine(Gathered.empty(tiling));
    assertThat(bytes(fromEmpty)).isEqualTo(expected);
    assertThat(bytes(withEmpty)).isEqualTo(expected);
  }

  @Test
  void theTotalOfASolePartIsThePart() {
    CoMoments part = new CoMoments(new Tiling(5, 5).tiles().get(0));
    assertThat(CoMoments.total(List.of(part))).isSameAs(part);
    assertThat(CoMoments.total(List.of(part, part))).isNotSameAs(part);
  }

  @Test
  void noSamplesWithNoSamplesAreNone() {
    Tiling tiling = new Tiling(3, 2);
    Gathered empty = Gathered.empty(tiling);
    empty.combine(Gathered.empty(tiling));
    assertThat(empty.marginals().samples()).isZero();
    assertThat(empty.marginals().result().mean(2)).isNaN();
    assertThat(empty.tiles()).allSatisfy(tile -> assertThat(tile.weight()).isZero());
    assertThat(empty.coMoment(0, 2)).isZero();
  }

  @Test
  void leavesTheOtherAsItWas() throws IOException {
    Tiling tiling = new Tiling(5, 2);
    Gathered other = Gathered.of(RandomScores.of(20, 5, 100, 1, 18), 8, tiling);
    byte[] before = bytes(other);
    Gathered total = Gathered.empty(tiling);
    total.combine(other);
    total.combine(Gathered.of(RandomScores.of(20, 5, -100, 1, 19), 8, tiling));
    total.combine(other);
    assertThat(bytes(other)).isEqualTo(before);
    assertThat(total.marginals().samples()).isEqualTo(60);
  }

  @Test
  void goesOnAfterAJourneyAsIfItHadStayed() throws IOException, ClassNotFoundException {
    double[][] rows = RandomScores.of(50, 5, 1e6, 1, 20);
    Tiling tiling = new Tiling(5, 2);
    List<Gathered> stayed = Gathered.partitions(rows, 2, 8, tiling);
    List<Gathered> travelled = new ArrayList<>();
    for (Gathered part : stayed) {
      travelled.add(copy(part));
    }
    stayed.get(0).combine(stayed.get(1));
    travelled.get(0).combine(travelled.get(1));
    assertThat(bytes(travelled.get(0))).isEqualTo(bytes(stayed.get(0)));
    assertMomentsOf(rows, travelled.get(0));
  }

  @Test
  void refusesAnotherTile() {
    Tile tile = new Tile(0, 0, 2, 0, 2);
    Tile other = new Tile(0, 0, 2, 2, 4);
    assertThatThrownBy(() -> new CoMoments(tile).combine(new CoMoments(other)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(tile.toString())
        .hasMessageContaining(other.toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void refusesAnotherNumberOfClasses(int classCount) {
    assertThatThrownBy(() -> new MarginalsBuilder(3).combine(new MarginalsBuilder(classCount)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("statistics of 3 classes cannot be merged with those of %d", classCount);
  }

  private static void assertMomentsOf(double[][] rows, Gathered actual) {
    ExactMoments exact = new ExactMoments(rows);
    Marginals marginals = actual.marginals().result();
    assertThat(marginals.samples()).isEqualTo(rows.length);
    assertThat(actual.tiles()).allSatisfy(tile -> assertThat(tile.weight()).isEqualTo(rows.length));
    for (int a = 0; a < rows[0].length; a++) {
      double norm = exact.bound(a, a);
      double spread = TOLERANCE * Math.sqrt(norm / rows.length);
      assertThat(marginals.squares(a))
          .as("squares of %d", a)
          .isCloseTo(norm, within(TOLERANCE * norm));
      assertThat(marginals.mean(a))
          .as("mean of %d", a)
          .isCloseTo(exact.mean(a).doubleValue(), within(Math.ulp(marginals.mean(a)) + spread));
      assertThat(marginals.min(a)).isEqualTo(column(rows, a)[0]);
      assertThat(marginals.max(a)).isEqualTo(column(rows, a)[rows.length - 1]);
      for (int b = 0; b <= a; b++) {
        assertThat(actual.coMoment(a, b))
            .as("co-moment of %d and %d", a, b)
            .isCloseTo(exact.coMoment(a, b).doubleValue(), within(TOLERANCE * exact.bound(a, b)));
      }
    }
  }

  /** The scores of a class, ascending. */
  private static double[] column(double[][] rows, int classId) {
    return Arrays.stream(rows).mapToDouble(row -> row[classId]).sorted().toArray();
  }

  private static byte[] bytes(Gathered gathered) throws IOException {
    return Serialised.bytes(
        new ArrayList<>(List.of(gathered.marginals(), new ArrayList<>(gathered.tiles()))));
  }

  private static Gathered copy(Gathered gathered) throws IOException, ClassNotFoundException {
    List<CoMoments> tiles = new ArrayList<>();
    for (CoMoments tile : gathered.tiles()) {
      tiles.add(Serialised.copy(tile, CoMoments.class));
    }
    return new Gathered(Serialised.copy(gathered.marginals(), MarginalsBuilder.class), tiles);
  }
}
