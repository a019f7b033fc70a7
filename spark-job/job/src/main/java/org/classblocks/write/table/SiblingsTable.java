package org.classblocks.write.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.classblocks.blocks.taxonomy.TaxonomyMatches;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.ClassList;
import org.classblocks.write.parquet.ParquetRecords;
import org.classblocks.write.parquet.ParquetTable;

/**
 * Siblings of a taxonomy that the classifier puts far apart, as a table: a row per pair, the
 * clearest first, with the smallest block of each class and of both.
 */
public final class SiblingsTable {
  public static final String PATH = "taxonomy-siblings/part-00000.parquet";

  private static final String CLASS_A = "class_id_a";
  private static final String CLASS_B = "class_id_b";
  private static final String PARENT_ID = "parent_id";
  private static final String PARENT_NAME = "parent_name";
  private static final String SIMILARITY = "similarity";
  private static final String EXPECTED = "expected";
  private static final String DEVIATION = "deviation";
  private static final String HEIGHT = "merge_height";

  private final RunResult run;

  private SiblingsTable(RunResult run) {
    this.run = run;
  }

  public static void write(List<TaxonomyMatches.Siblings> pairs, RunResult run, OutputStream out)
      throws IOException {
    SiblingsTable table = new SiblingsTable(run);
    ClassList classes = run.similarity().classes();
    ParquetTable.<TaxonomyMatches.Siblings>named("taxonomy_siblings")
        .int32(CLASS_A, TaxonomyMatches.Siblings::classA)
        .text("class_name_a", pair -> classes.name(pair.classA()))
        .int32(CLASS_B, TaxonomyMatches.Siblings::classB)
        .text("class_name_b", pair -> classes.name(pair.classB()))
        .text(PARENT_ID, TaxonomyMatches.Siblings::parentId)
        .text(PARENT_NAME, TaxonomyMatches.Siblings::parentName)
        .float64(SIMILARITY, TaxonomyMatches.Siblings::similarity)
        .float64(EXPECTED, TaxonomyMatches.Siblings::expected)
        .float64(DEVIATION, TaxonomyMatches.Siblings::deviation)
        .float64(HEIGHT, TaxonomyMatches.Siblings::height)
        .optionalInt32("block_id_a", pair -> last(table.path(pair.classA())))
        .optionalInt32("block_id_b", pair -> last(table.path(pair.classB())))
        .optionalInt32("common_block_id", table::commonBlock)
        .write(pairs, out);
  }

  public static List<TaxonomyMatches.Siblings> read(byte[] file) throws IOException {
    return ParquetRecords.read(file).stream()
        .map(
            row ->
                new TaxonomyMatches.Siblings(
                    row.int32(CLASS_A),
                    row.int32(CLASS_B),
                    row.text(PARENT_ID),
                    row.text(PARENT_NAME),
                    row.float64(SIMILARITY),
                    row.float64(EXPECTED),
                    row.float64(DEVIATION),
                    row.float64(HEIGHT)))
        .toList();
  }

  private List<Integer> path(int classId) {
    return run.blocks().pathAt(run.order().positionOf(classId));
  }

  private Integer commonBlock(TaxonomyMatches.Siblings pair) {
    List<Integer> path = path(pair.classB());
    return last(path(pair.classA()).stream().filter(path::contains).toList());
  }

  private static Integer last(List<Integer> path) {
    return path.isEmpty() ? null : path.get(path.size() - 1);
  }
}
