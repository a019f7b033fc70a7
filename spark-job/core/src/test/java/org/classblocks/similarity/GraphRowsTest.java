package org.classblocks.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.IntStream;
import org.classblocks.moments.ListedPairs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphRowsTest {
  private static final ClassStatus[] STATUSES = {
    ClassStatus.OK, ClassStatus.CONSTANT, ClassStatus.OK, ClassStatus.OK
  };
  private static final double[] LOADS = {0.5, Double.NaN, 0.25, 0};

  /** The pairs of classes 0 and 2, and 0 and 3. */
  private static final int[] IDS = {0, 0, 2, 3};

  private static final int[] OTHERS = {2, 3, 0, 0};
  private static final double[] VALUES = {0.75, -0.5, 0.75, -0.5};
  private static final int[] BOTH = {7, 1, 7, 1};

  @Test
  void keepPairsInTheRowsOfBothClasses() {
    SimilarityGraph graph = graph(rows(4).add(IDS, OTHERS, VALUES, BOTH));
    assertThat(graph.entries()).isEqualTo(4);
    assertThat(graph.start(1)).isEqualTo(graph.end(1)).isEqualTo(2);
    assertThat(graph.at(3, 0)).isEqualTo(-0.5);
    assertThat(graph.bothListed(graph.entry(2, 0))).isEqualTo(7);
    assertThat(graph.at(2, 3)).as("not kept").isEqualTo(0.0);
    assertThat(graph.at(0, 1)).isNaN();
    assertThat(graph.load(2)).isEqualTo(0.25);
    assertThat(graph.mostLeftOut(0)).isEqualTo(0.125);
    assertThat(graph.mostLeftOut(1)).isNaN();
  }

  @Test
  void countTheSamplesOfClassesAndKeptPairs() {
    ListedPairs listed =
        graph(rows(4).add(IDS, OTHERS, VALUES, BOTH)).listedPairs(id -> 9 - id, 20);
    assertThat(listed.areCounted()).isTrue();
    assertThat(listed.samples()).isEqualTo(20);
    assertThat(listed.listed(2)).isEqualTo(7);
    assertThat(listed.both(0, 2)).isEqualTo(listed.both(2, 0)).isEqualTo(7);
    assertThat(listed.both(2, 3)).as("not kept").isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 40})
  void giveAnyGraphBack(int size) {
    long seed = 7L * size;
    SimilarityGraph graph = random(size, new Random(seed));
    GraphRows rows = new GraphRows(size, graph.entries());
    for (int id = 0; id < size; id++) {
      int classId = id;
      int[] entries = IntStream.range(graph.start(id), graph.end(id)).toArray();
      rows.add(
          IntStream.of(entries).map(entry -> classId).toArray(),
          IntStream.of(entries).map(graph::neighbour).toArray(),
          IntStream.of(entries).mapToDouble(graph::similarity).toArray(),
          IntStream.of(entries).map(graph::bothListed).toArray());
    }
    SimilarityGraph read =
        SimilarityGraph.of(
            graph.classes(),
            IntStream.range(0, size).mapToObj(graph::status).toArray(ClassStatus[]::new),
            IntStream.range(0, size).mapToDouble(graph::load).toArray(),
            IntStream.range(0, size).mapToDouble(graph::mostLeftOut).toArray(),
            rows);
    for (int a = 0; a < size; a++) {
      assertThat(read.start(a)).as("seed %d", seed).isEqualTo(graph.start(a));
      assertThat(read.mostLeftOut(a)).isEqualTo(Double.valueOf(graph.mostLeftOut(a)));
      for (int b = 0; b < size; b++) {
        assertThat(read.at(a, b)).isEqualTo(Double.valueOf(graph.at(a, b)));
        assertThat(read.entry(a, b)).isEqualTo(graph.entry(a, b));
      }
    }
    assertThat(IntStream.range(0, read.entries()).map(read::bothListed).toArray())
        .containsExactly(IntStream.range(0, read.entries()).map(graph::bothListed).toArray());
  }

  private static SimilarityGraph random(int size, Random random) {
    ClassStatus[] statuses = new ClassStatus[size];
    for (int id = 0; id < size; id++) {
      statuses[id] = random.nextInt(5) == 0 ? ClassStatus.OUT_OF_RANGE : ClassStatus.OK;
    }
    SimilarityGraph.Builder builder =
        SimilarityGraph.builder(
            ClassList.numbered(size), statuses, random.doubles(size, -1.1, 1.1).toArray());
    for (int id = 0; id < size; id++) {
      int[] others = random.ints(0, size).limit(size / 4).sorted().distinct().toArray();
      int classId = id;
      int[] usable =
          IntStream.of(others)
              .filter(other -> other != classId && statuses[other] == ClassStatus.OK)
              .toArray();
      if (statuses[id] == ClassStatus.OK) {
        builder.add(
            id,
            usable,
            random.doubles(usable.length, -1, 1).toArray(),
            usable,
            0,
            usable.length,
            random.nextDouble());
      }
    }
    return builder.build();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 3, 0.75, 7, 'classes 0 and 3 is out of order'",
    "2, 4, 0.75, 7, 'classes 2 and 4 is out of order'",
    "2, 0, 0.75, 6, 'rows of classes 0 and 2 differ'",
    "2, 0, 0.5, 7, 'rows of classes 0 and 2 differ'",
    "2, 2, 0.75, 7, 'classes 2 and 2 have the similarity 0.75'",
    "2, 0, 1.5, 7, 'classes 2 and 0 have the similarity 1.5'",
    "2, 0, NaN, 7, 'classes 2 and 0 have the similarity NaN'",
    "2, 3, 0.75, 7, 'rows of classes 0 and 2 differ'"
  })
  void refuseATwistedThirdEntry(int id, int other, double value, int both, String complaint) {
    int[] ids = IDS.clone();
    int[] others = OTHERS.clone();
    double[] values = VALUES.clone();
    int[] counts = BOTH.clone();
    ids[2] = id;
    others[2] = other;
    values[2] = value;
    counts[2] = both;
    assertThatThrownBy(() -> graph(rows(4).add(ids, others, values, counts)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(complaint);
  }

  @Test
  void refuseRowsThatAreCutOffOrTooLong() {
    assertThatThrownBy(() -> graph(rows(5).add(IDS, OTHERS, VALUES, BOTH)))
        .hasMessage("4 of 5 entries, 4 statuses of 4 classes");
    assertThatThrownBy(() -> rows(3).add(IDS, OTHERS, VALUES, BOTH))
        .hasMessage("more than 3 entries");
    assertThatThrownBy(
            () -> graph(rows(1).add(new int[] {3}, new int[] {0}, new double[] {1}, new int[] {1})))
        .hasMessage("the rows of classes 3 and 0 differ");
  }

  @Test
  void refuseAPairOfAClassWithoutACorrelation() {
    GraphRows rows = rows(2).add(new int[] {0, 1}, new int[] {1, 0}, new double[2], new int[2]);
    assertThatThrownBy(() -> graph(rows)).hasMessage("class 1 has no correlation");
  }

  private static GraphRows rows(int entries) {
    return new GraphRows(4, entries);
  }

  private static SimilarityGraph graph(GraphRows rows) {
    return SimilarityGraph.of(
        ClassList.numbered(4), STATUSES, LOADS, new double[] {0.125, Double.NaN, 1, -1}, rows);
  }
}
