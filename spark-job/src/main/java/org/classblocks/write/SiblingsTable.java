package org.classblocks.write;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.classblocks.blocks.SiblingPair;
import org.classblocks.blocks.TaxonomyGraph;
import org.classblocks.similarity.ClassList;

/**
 * Siblings of a taxonomy that the classifier puts far apart, as a table: a row per pair, the
 * clearest first, with the smallest block of each class and of both.
 */
final class SiblingsTable {
  static final String PATH = "taxonomy-siblings/part-00000.parquet";

  private final RunResults run;

  private SiblingsTable(RunResults run) {
    this.run = run;
  }

  static void write(List<SiblingPair> pairs, TaxonomyGraph graph, RunResults run, OutputStream out)
      throws IOException {
    SiblingsTable table = new SiblingsTable(run);
    ClassList classes = run.similarity().classes();
    ParquetTable.<SiblingPair>named("taxonomy_siblings")
        .int32("class_id_a", SiblingPair::classA)
        .text("class_name_a", pair -> classes.name(pair.classA()))
        .int32("class_id_b", SiblingPair::classB)
        .text("class_name_b", pair -> classes.name(pair.classB()))
        .text("parent_id", pair -> graph.id(pair.parent()))
        .text("parent_name", pair -> graph.name(pair.parent()))
        .float64("similarity", SiblingPair::similarity)
        .float64("expected", SiblingPair::expected)
        .float64("deviation", SiblingPair::deviation)
        .float64("merge_height", SiblingPair::height)
        .optionalInt32("block_id_a", pair -> last(table.path(pair.classA())))
        .optionalInt32("block_id_b", pair -> last(table.path(pair.classB())))
        .optionalInt32("common_block_id", table::commonBlock)
        .write(pairs, out);
  }

  private List<Integer> path(int classId) {
    return run.blocks().pathAt(run.order().positionOf(classId));
  }

  private Integer commonBlock(SiblingPair pair) {
    List<Integer> path = path(pair.classB());
    return last(path(pair.classA()).stream().filter(path::contains).toList());
  }

  private static Integer last(List<Integer> path) {
    return path.isEmpty() ? null : path.get(path.size() - 1);
  }
}
