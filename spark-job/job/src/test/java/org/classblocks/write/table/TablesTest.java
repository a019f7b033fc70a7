package org.classblocks.write.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.example.data.Group;
import org.classblocks.blocks.BlockForest;
import org.classblocks.blocks.taxonomy.TaxonomyMatches;
import org.classblocks.fixtures.Example;
import org.classblocks.linalg.Permutation;
import org.classblocks.linalg.SparseMatrix;
import org.classblocks.linalg.SymmetricMatrix;
import org.classblocks.moments.ListedPairs;
import org.classblocks.moments.batch.MarginalsBuilder;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.linkage.Dendrogram;
import org.classblocks.result.Results;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.ClassStatus;
import org.classblocks.similarity.Neighbours;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small tables of a run, read back with parquet-hadoop. */
class TablesTest {
  @TempDir Path folder;

  private interface Table {
    void write(OutputStream out) throws IOException;
  }

  private List<Group> readBack(Table table) throws IOException {
    Path path = folder.resolve("table.parquet");
    try (OutputStream out = Files.newOutputStream(path)) {
      table.write(out);
    }
    return ParquetFile.rows(path);
  }

  /** The values of a column, null where there is none. */
  private static List<Object> column(List<Group> rows, String name) {
    List<Object> values = new ArrayList<>();
    for (Group row : rows) {
      values.add(ParquetFile.isNull(row, name) ? null : ParquetFile.value(row, name));
    }
    return values;
  }

  @Test
  void matrixHasARowPerClassInOrder() throws IOException {
    MatrixTable table = new MatrixTable(Example.similarity(), Example.order());
    List<Group> rows = readBack(out -> table.writePart(0, out));
    assertThat(column(rows, "position")).containsExactly(0, 1, 2, 3, 4);
    assertThat(column(rows, "class_id")).containsExactly(1, 3, 0, 4, 2);
    assertThat(column(rows, "class_name"))
        .containsExactly("it's, (a) [b]:c;", "crane", "crane", "猫 \"🐈\"", "const\nant");
    float nan = Float.NaN;
    assertThat(rows)
        .extracting(row -> ParquetFile.floats(row, "similarity"))
        .containsExactly(
            new float[] {1, 0.75f, 0.125f, 0.0625f, nan},
            new float[] {0.75f, 1, -0.25f, -0.5f, nan},
            new float[] {0.125f, -0.25f, 1, 0.5f, nan},
            new float[] {0.0625f, -0.5f, 0.5f, 1, nan},
            new float[] {nan, nan, nan, nan, nan});
  }

  @Test
  void aLargeMatrixIsCutIntoPartsOfConsecutivePositions() throws IOException {
    List<Object> positions = new ArrayList<>();
    MatrixTable table = new MatrixTable(Example.similarity(), Example.order(), 2 * 5 * Float.BYTES);
    for (int i = 0; i < table.parts(); i++) {
      int part = i;
      List<Group> rows = readBack(out -> table.writePart(part, out));
      assertThat(rows).hasSizeBetween(1, 2);
      positions.addAll(column(rows, "position"));
    }
    assertThat(table.parts()).isEqualTo(3);
    assertThat(positions).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void aRowOfTheMatrixIsNeverCut() {
    MatrixTable table = new MatrixTable(Example.similarity(), Example.order(), 1);
    assertThat(table.parts()).isEqualTo(5);
  }

  @Test
  void classesTellWhatIsKnownOfEach() throws IOException {
    List<Group> rows =
        readBack(out -> ClassesTable.write(Example.results(Optional.of(Example.labels())), out));
    assertThat(column(rows, "position")).containsExactly(0, 1, 2, 3, 4);
    assertThat(column(rows, "class_id")).containsExactly(1, 3, 0, 4, 2);
    assertThat(column(rows, "class_key")).containsExactly("k1", "k3", "k0", "k4", "k2");
    assertThat(column(rows, "status")).containsExactly("ok", "ok", "ok", "ok", "constant");
    assertThat(column(rows, "samples")).containsExactly(2L, 2L, 2L, 2L, 2L);
    assertThat(column(rows, "listed")).containsExactly(2L, 2L, 2L, 2L, 2L);
    assertThat(column(rows, "positives")).containsExactly(2L, 4L, 6L, 0L, 0L);
    assertThat(column(rows, "effective_samples")).containsExactly(2.0, 2.0, 2.0, 2.0, 2.0);
    assertThat(column(rows, "effective_positives")).containsExactly(2.0, 3.5, 5.5, 0.0, 0.0);
    assertThat(column(rows, "mean")).containsExactly(2.0, 6.0, 1.0, 8.0, 7.0);
    assertThat(column(rows, "sd"))
        .containsExactly(Math.sqrt(2), Math.sqrt(18), Math.sqrt(2), Math.sqrt(32), 0.0);
    assertThat(column(rows, "squares")).containsExactly(2.0, 18.0, 2.0, 32.0, 0.0);
    assertThat(column(rows, "min")).containsExactly(1.0, 3.0, 0.0, 4.0, 7.0);
    assertThat(column(rows, "max")).containsExactly(3.0, 9.0, 2.0, 12.0, 7.0);
    assertThat(column(rows, "block_id")).containsExactly(1, 1, 2, 2, null);
    assertThat(column(rows, "block_path")).containsExactly("0/1", "0/1", "0/2", "0/2", null);
    assertThat(column(rows, "nearest_class_id")).containsExactly(3, 1, 4, 0, null);
    assertThat(column(rows, "nearest_similarity")).containsExactly(0.75, 0.75, 0.5, 0.5, null);
    assertThat(column(rows, "errors")).containsExactly(2.0, 1.0, 2.0, 0.0, 0.0);
    assertThat(column(rows, "recall")).containsExactly(0.0, 0.75, 4 / 6.0, null, null);
    assertThat(column(rows, "precision")).containsExactly(0.0, 0.5, 1.0, 0.0, 0.0);
    assertThat(column(rows, "top1")).containsExactly(0.0, 0.75, 0.5, null, null);
    assertThat(column(rows, "label_ranking_precision"))
        .containsExactly(0.25, 0.875, 1 / 3.0, null, null);
  }

  @Test
  void classesLeaveOutWhatIsUnknown() throws IOException {
    SimilarityMatrix similarity =
        new SimilarityMatrix(
            ClassList.numbered(1),
            new ClassStatus[] {ClassStatus.CONSTANT},
            SymmetricMatrix.builder(1).set(0, 0, Double.NaN).build());
    Dendrogram empty = new Dendrogram(0, new int[0], new int[0], new double[0]);
    RunResult results =
        new RunResult(
            Results.facts(new MarginalsBuilder(1).result(), ListedPairs.everywhere(1, 0)),
            similarity,
            Neighbours.of(similarity, 5),
            new ClassOrder(empty, Permutation.of(), new int[0], 1),
            new BlockForest(List.of(), 0, 1),
            List.of(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty());
    List<Group> rows = readBack(out -> ClassesTable.write(results, out));
    assertThat(column(rows, "class_name")).containsExactly("0");
    for (String name :
        List.of(
            "class_key",
            "positives",
            "mean",
            "sd",
            "min",
            "max",
            "block_id",
            "errors",
            "recall",
            "top1")) {
      assertThat(column(rows, name)).as(name).containsOnlyNulls();
    }
  }

  @Test
  void blocksHaveARowEach() throws IOException {
    List<Group> rows = blocks(Optional.empty());
    assertThat(column(rows, "block_id")).containsExactly(0, 1, 2);
    assertThat(column(rows, "parent_id")).containsExactly(null, 0, 0);
    assertThat(column(rows, "depth")).containsExactly(0, 1, 1);
    assertThat(column(rows, "start")).containsExactly(0, 0, 2);
    assertThat(column(rows, "end")).containsExactly(4, 2, 4);
    assertThat(column(rows, "size")).containsExactly(4, 2, 2);
    assertThat(column(rows, "cohesion")).containsExactly(0.25, 0.75, 0.5);
    assertThat(column(rows, "separation")).containsExactly(null, 0.1, 0.2);
    assertThat(column(rows, "persistence")).containsExactly(0.125, 0.5, 0.25);
    assertThat(column(rows, "contrast")).containsExactly(6.5, 12.0, 8.0);
    assertThat(column(rows, "hub_class_id")).containsExactly(1, 3, 0);
    assertThat(column(rows, "hub_class_name"))
        .containsExactly("it's, (a) [b]:c;", "crane", "crane");
    assertThat(column(rows, "general_class_id")).containsExactly(3, null, null);
    assertThat(column(rows, "general_class_name")).containsExactly("crane", null, null);
    assertThat(column(rows, "name")).containsExactly("all \"of\" it", "cranes", "others");
    assertThat(column(rows, "labels")).containsExactly(12.0, 6.0, 6.0);
    assertThat(column(rows, "errors")).containsExactly(5.0, 3.0, 2.0);
    assertThat(column(rows, "error_rate")).containsExactly(5 / 12.0, 0.5, 2 / 6.0);
    assertThat(column(rows, "errors_inside")).containsExactly(4.5, 3.0, 0.5);
    assertThat(column(rows, "inside_share")).containsExactly(0.9, 1.0, 0.25);
    for (String field : List.of("id", "name", "f1", "jaccard", "precision", "recall")) {
      assertThat(column(rows, "taxonomy_" + field)).as(field).containsOnlyNulls();
    }
  }

  @Test
  void withoutLabelsNothingIsSaidOfErrors() throws IOException {
    List<Group> rows =
        readBack(
            out ->
                BlocksTable.write(
                    Example.blocks(),
                    Optional.empty(),
                    Example.classes(),
                    new TaxonomyFields(Optional.empty()),
                    out));
    for (String name : List.of("labels", "errors", "error_rate", "errors_inside", "inside_share")) {
      assertThat(column(rows, name)).as(name).containsOnlyNulls();
    }
  }

  @Test
  void confusionComesInTheOrderWithNothingLast() throws IOException {
    List<Group> rows =
        readBack(
            out ->
                ConfusionTable.write(
                    Example.labels().confusion().counts(),
                    Example.order(),
                    Example.classes(),
                    out));
    assertThat(column(rows, "actual_id")).containsExactly(1, 3, 3, 0, 0, 0, 0, null);
    assertThat(column(rows, "predicted_id")).containsExactly(3, 1, 3, 3, 0, 4, null, 2);
    assertThat(column(rows, "count")).containsExactly(2.0, 1.0, 3.0, 1.0, 4.0, 0.5, 0.5, 1.0);
    assertThat(column(rows, "actual_name"))
        .startsWith("it's, (a) [b]:c;", "crane")
        .endsWith("crane", (Object) null);
    assertThat(column(rows, "predicted_name"))
        .startsWith("crane", "it's, (a) [b]:c;")
        .endsWith("猫 \"🐈\"", null, "const\nant");
  }

  @Test
  void confusionCanBeHadBack() throws IOException {
    SparseMatrix counts = Example.labels().confusion().counts();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ConfusionTable.write(counts, Example.order(), Example.classes(), out);
    SparseMatrix found = ConfusionTable.read(out.toByteArray(), 5);
    assertThat(found.size()).isEqualTo(6);
    assertThat(found.entries()).isEqualTo(counts.entries());
    for (int actual = 0; actual < 6; actual++) {
      for (int predicted = 0; predicted < 6; predicted++) {
        assertThat(found.at(actual, predicted)).isEqualTo(counts.at(actual, predicted));
      }
    }
  }

  @Test
  void theMostConfusedPairsOfABlockAreRanked() throws IOException {
    List<Group> rows =
        readBack(out -> BlockConfusionsTable.write(Example.errors(), Example.classes(), out));
    assertThat(column(rows, "block_id")).containsExactly(0, 0, 0, 0, 1, 1, 2);
    assertThat(column(rows, "rank")).containsExactly(1, 2, 3, 4, 1, 2, 1);
    assertThat(column(rows, "actual_id")).containsExactly(1, 0, 3, 0, 1, 3, 0);
    assertThat(column(rows, "predicted_id")).containsExactly(3, 3, 1, 4, 3, 1, 4);
    assertThat(column(rows, "count")).containsExactly(2.0, 1.0, 1.0, 0.5, 2.0, 1.0, 0.5);
    assertThat(column(rows, "actual_name")).startsWith("it's, (a) [b]:c;", "crane");
    assertThat(column(rows, "predicted_name")).startsWith("crane").endsWith("猫 \"🐈\"");
  }

  @Test
  void triageSaysWhereTheClassesStand() throws IOException {
    List<Group> rows = readBack(out -> TriageTable.write(Example.results(Optional.empty()), out));
    assertThat(column(rows, "kind")).containsExactly("duplicate", "subset");
    assertThat(column(rows, "direction")).containsExactly("none", "b-in-a");
    assertThat(column(rows, "evidence")).containsExactly("similarity", "both");
    assertThat(column(rows, "rank")).containsExactly(1, 2);
    assertThat(column(rows, "class_a")).containsExactly(1, 0);
    assertThat(column(rows, "class_b")).containsExactly(3, 2);
    assertThat(column(rows, "name_a")).containsExactly("it's, (a) [b]:c;", "crane");
    assertThat(column(rows, "name_b")).containsExactly("crane", "const\nant");
    assertThat(column(rows, "similarity")).containsExactly(0.75, 0.5);
    assertThat(column(rows, "share_a_in_b")).containsExactly(0.875, null);
    assertThat(column(rows, "share_b_in_a")).containsExactly(0.625, 0.75);
    assertThat(column(rows, "group_id")).containsExactly(null, 0);
    assertThat(column(rows, "group_names")).containsExactly(null, "crane; const\nant");
    assertThat(column(rows, "count_ab")).containsExactly(null, 1.0);
    assertThat(column(rows, "count_ba")).containsExactly(null, 2.0);
    assertThat(column(rows, "rate_ab")).containsExactly(0.5, 0.25);
    assertThat(column(rows, "rate_ba")).containsExactly(0.25, null);
    assertThat(column(rows, "position_a")).containsExactly(0, 2);
    assertThat(column(rows, "position_b")).containsExactly(1, 4);
    assertThat(column(rows, "block_a")).containsExactly(1, 2);
    assertThat(column(rows, "block_b")).containsExactly(1, null);
  }

  private List<Group> blocks(Optional<TaxonomyMatches> taxonomy) throws IOException {
    TaxonomyFields fields = new TaxonomyFields(taxonomy);
    return readBack(
        out ->
            BlocksTable.write(
                Example.blocks(), Optional.of(Example.errors()), Example.classes(), fields, out));
  }

  @Test
  void blocksTellWhichNodeTheyMatch() throws IOException {
    List<Group> rows = blocks(Example.alignedResults().taxonomy());
    assertThat(column(rows, "taxonomy_id")).containsExactly("top", null, "cranes");
    assertThat(column(rows, "taxonomy_name"))
        .containsExactly("top", null, "crane, \"all\"\n<b>kinds</b>");
    assertThat(column(rows, "taxonomy_f1")).containsExactly(6 / 7.0, 0.4, 1.0);
    assertThat(column(rows, "taxonomy_jaccard")).containsExactly(0.75, 0.25, 1.0);
    assertThat(column(rows, "taxonomy_precision")).containsExactly(0.75, 0.5, 1.0);
    assertThat(column(rows, "taxonomy_recall")).containsExactly(1.0, 1 / 3.0, 1.0);
  }

  @Test
  void nodesOfATaxonomyHaveARowEach() throws IOException {
    TaxonomyMatches matches = Example.alignedResults().taxonomy().orElseThrow();
    List<Group> rows = readBack(out -> TaxonomyTable.write(matches.ofNodes(), out));
    assertThat(column(rows, "node_id")).containsExactly("cranes", "top");
    assertThat(column(rows, "node_name")).containsExactly("crane, \"all\"\n<b>kinds</b>", "top");
    assertThat(column(rows, "depth")).containsExactly(1, 0);
    assertThat(column(rows, "size")).containsExactly(3, 4);
    assertThat(column(rows, "compared")).containsExactly(2, 3);
    assertThat(column(rows, "block_id")).containsExactly(2, 0);
    assertThat(column(rows, "f1")).containsExactly(1.0, 6 / 7.0);
    assertThat(column(rows, "jaccard")).containsExactly(1.0, 0.75);
    assertThat(column(rows, "precision")).containsExactly(1.0, 0.75);
    assertThat(column(rows, "recall")).containsExactly(1.0, 1.0);
  }

  @Test
  void siblingsThatAreFarApartHaveARowEach() throws IOException {
    List<TaxonomyMatches.Siblings> pairs =
        List.of(
            new TaxonomyMatches.Siblings(
                0, 4, "cranes", "crane, \"all\"\n<b>kinds</b>", 0.5, 0.75, 3, 1.5),
            new TaxonomyMatches.Siblings(1, 4, "top", "top", 0, 0.25, 2, 2.5));
    List<Group> rows =
        readBack(out -> SiblingsTable.write(pairs, Example.results(Optional.empty()), out));
    assertThat(column(rows, "class_id_a")).containsExactly(0, 1);
    assertThat(column(rows, "class_name_a")).containsExactly("crane", "it's, (a) [b]:c;");
    assertThat(column(rows, "class_id_b")).containsExactly(4, 4);
    assertThat(column(rows, "class_name_b")).containsExactly("猫 \"🐈\"", "猫 \"🐈\"");
    assertThat(column(rows, "parent_id")).containsExactly("cranes", "top");
    assertThat(column(rows, "parent_name")).containsExactly("crane, \"all\"\n<b>kinds</b>", "top");
    assertThat(column(rows, "similarity")).containsExactly(0.5, 0.0);
    assertThat(column(rows, "expected")).containsExactly(0.75, 0.25);
    assertThat(column(rows, "deviation")).containsExactly(3.0, 2.0);
    assertThat(column(rows, "merge_height")).containsExactly(1.5, 2.5);
    assertThat(column(rows, "block_id_a")).containsExactly(2, 1);
    assertThat(column(rows, "block_id_b")).containsExactly(2, 2);
    assertThat(column(rows, "common_block_id")).containsExactly(2, 0);
  }

  @Test
  void linksHaveARowEachWithTheirPairs() throws IOException {
    List<Group> rows = readBack(out -> LinksTable.write(Example.links(), Example.blocks(), out));
    assertThat(column(rows, "block_a")).containsExactly(1);
    assertThat(column(rows, "block_b")).containsExactly(2);
    assertThat(column(rows, "name_a")).containsExactly("cranes");
    assertThat(column(rows, "name_b")).containsExactly("others");
    assertThat(column(rows, "mean_similarity")).containsExactly(0.5);
    assertThat(column(rows, "expected")).containsExactly(0.25);
    assertThat(column(rows, "contrast")).containsExactly(7.0);
    assertThat(ParquetFile.ints(rows.get(0), "pair_class_ids_a")).containsExactly(3, 1);
    assertThat(ParquetFile.ints(rows.get(0), "pair_class_ids_b")).containsExactly(0, 4);
    assertThat(ParquetFile.floats(rows.get(0), "pair_similarities")).containsExactly(0.75f, 0.5f);
  }

  @Test
  void neighboursAreRankedFromOne() throws IOException {
    SimilarityMatrix similarity = Example.similarity();
    List<Group> rows =
        readBack(
            out ->
                NeighboursTable.write(
                    similarity, Neighbours.of(similarity, 2), Example.listed(), out));
    assertThat(column(rows, "class_id")).containsExactly(0, 0, 1, 1, 3, 3, 4, 4);
    assertThat(column(rows, "rank")).containsExactly(1, 2, 1, 2, 1, 2, 1, 2);
    assertThat(column(rows, "neighbour_id")).containsExactly(4, 1, 3, 0, 1, 0, 0, 1);
    assertThat(column(rows, "similarity"))
        .containsExactly(0.5, 0.125, 0.75, 0.125, 0.75, -0.25, 0.5, 0.0625);
    assertThat(column(rows, "both_listed")).containsExactly(4L, 1L, 13L, 1L, 13L, 3L, 4L, 14L);
  }
}
