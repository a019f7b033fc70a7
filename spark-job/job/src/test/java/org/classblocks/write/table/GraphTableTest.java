package org.classblocks.write.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.parquet.example.data.Group;
import org.classblocks.fixtures.Graphs;
import org.classblocks.fixtures.Orders;
import org.classblocks.fixtures.Similarities;
import org.classblocks.similarity.ClassStatus;
import org.classblocks.similarity.GraphRows;
import org.classblocks.similarity.SimilarityGraph;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphTableTest {
  private static final int SIZE = 30;

  /** A part takes the rows of three or four classes. */
  private static final int PART = 60;

  @TempDir Path folder;

  private static final SimilarityMatrix SIMILARITY = Similarities.random(SIZE, Set.of(4, 29), 11);

  private static boolean isKept(int a, int b) {
    return (a * b + a + b) % 3 != 0;
  }

  private static SimilarityGraph graph() {
    return Graphs.of(SIMILARITY, new double[SIZE], GraphTableTest::isKept);
  }

  private static byte[] part(GraphTable table, int part) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    table.writePart(part, out);
    return out.toByteArray();
  }

  private List<Group> rows(GraphTable table, int part) throws IOException {
    Path file = folder.resolve("part.parquet");
    Files.write(file, part(table, part));
    return ParquetFile.rows(file);
  }

  @Test
  void hasARowForEachClassOfAKeptPair() throws IOException {
    GraphTable table = new GraphTable(graph());
    assertThat(table.parts()).isOne();
    List<String> expected = new ArrayList<>();
    for (int a = 0; a < SIZE; a++) {
      for (int b = 0; b < SIZE; b++) {
        if (a != b && isKept(a, b) && !Double.isNaN(SIMILARITY.at(a, b))) {
          expected.add(a + " " + b + " " + SIMILARITY.at(a, b) + " " + (a + b));
        }
      }
    }
    assertThat(rows(table, 0))
        .extracting(
            row ->
                row.getInteger("class_id", 0)
                    + " "
                    + row.getInteger("neighbour_id", 0)
                    + " "
                    + row.getDouble("similarity", 0)
                    + " "
                    + row.getInteger("both_listed", 0))
        .hasSizeGreaterThan(500)
        .isEqualTo(expected);
  }

  @Test
  void isCutIntoPartsOfWholeClasses() throws IOException {
    SimilarityGraph graph = graph();
    GraphTable table = new GraphTable(graph, PART);
    List<Integer> classes = new ArrayList<>();
    for (int part = 0; part < table.parts(); part++) {
      List<Group> rows = rows(table, part);
      assertThat(rows).hasSizeBetween(PART / 2, PART);
      List<Integer> ids =
          rows.stream().map(row -> row.getInteger("class_id", 0)).distinct().toList();
      assertThat(ids.stream().mapToInt(id -> graph.end(id) - graph.start(id)).sum())
          .isEqualTo(rows.size());
      classes.addAll(ids);
    }
    assertThat(table.parts()).isGreaterThan(5);
    assertThat(classes).isSorted().doesNotHaveDuplicates();
    assertThat(new GraphTable(graph, 1).parts()).as("no class is cut").isEqualTo(SIZE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, PART, 1000})
  void canBeHadBack(int partEntries) throws IOException {
    SimilarityGraph graph = graph();
    GraphTable table = new GraphTable(graph, partEntries);
    GraphRows rows = new GraphRows(SIZE, graph.entries());
    for (int part = 0; part < table.parts(); part++) {
      GraphTable.read(part(table, part), rows);
    }
    assertThat(graphOf(rows))
        .usingRecursiveComparison()
        .withComparatorForType(Double::compare, Double.class)
        .isEqualTo(graph);
  }

  @Test
  void partsThatAreMissingOrTwistedAreRefused() throws IOException {
    GraphTable table = new GraphTable(graph(), PART);
    GraphRows first = GraphTable.read(part(table, 0), new GraphRows(SIZE, graph().entries()));
    assertThatThrownBy(() -> graphOf(first)).hasMessageContaining("entries");
    GraphRows twisted = GraphTable.read(part(table, 1), new GraphRows(SIZE, graph().entries()));
    assertThatThrownBy(() -> GraphTable.read(part(table, 0), twisted))
        .hasMessageContaining("is out of order");
  }

  @Test
  void aGraphWithoutPairsHasAPartWithoutRows() throws IOException {
    SimilarityGraph graph = Graphs.of(SIMILARITY, new double[SIZE], (a, b) -> false);
    assertThat(new GraphTable(graph, 1).parts()).isOne();
    assertThat(rows(new GraphTable(graph), 0)).isEmpty();
    GraphRows rows = GraphTable.read(part(new GraphTable(graph), 0), new GraphRows(SIZE, 0));
    assertThat(graphOf(rows).entries()).isZero();
  }

  @Test
  void anotherTableIsRefused() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new MatrixTable(SIMILARITY, Orders.ascending(SIMILARITY)).writePart(0, out);
    assertThatThrownBy(() -> GraphTable.read(out.toByteArray(), new GraphRows(SIZE, 1)))
        .hasMessage("the table has no column neighbour_id");
  }

  private static SimilarityGraph graphOf(GraphRows rows) {
    ClassStatus[] statuses = new ClassStatus[SIZE];
    double[] leftOut = new double[SIZE];
    for (int id = 0; id < SIZE; id++) {
      statuses[id] = SIMILARITY.status(id);
      leftOut[id] = statuses[id] == ClassStatus.OK ? 1 : Double.NaN;
    }
    return SimilarityGraph.of(SIMILARITY.classes(), statuses, new double[SIZE], leftOut, rows);
  }
}
