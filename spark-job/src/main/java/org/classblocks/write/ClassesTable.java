package org.classblocks.write;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.classblocks.similarity.ClassList;

/** What is known of each class: a row per class, in the order. Unknown numbers are null. */
final class ClassesTable {
  private final RunResults run;
  private final ClassList classes;

  private ClassesTable(RunResults run) {
    this.run = run;
    this.classes = run.similarity().classes();
  }

  static void write(RunResults run, OutputStream out) throws IOException {
    ClassesTable table = new ClassesTable(run);
    ParquetTable.<Integer>named("classes")
        .int32("position", run.order()::positionOf)
        .int32("class_id", id -> id)
        .text("class_name", table.classes::name)
        .text(
            "class_key", id -> table.classes.keys().isEmpty() ? null : table.classes.keys().get(id))
        .text("status", id -> run.similarity().status(id).text())
        .int64("samples", id -> run.marginals().samples())
        .optionalInt64("positives", table::positives)
        .finiteFloat64("mean", run.marginals()::mean)
        .finiteFloat64("sd", run.marginals()::sd)
        .finiteFloat64("min", run.marginals()::min)
        .finiteFloat64("max", run.marginals()::max)
        .optionalInt32("block_id", table::blockId)
        .text("block_path", table::blockPath)
        .optionalInt32("nearest_class_id", table::nearest)
        .finiteFloat64("nearest_similarity", table::nearestSimilarity)
        .write(IntStream.of(run.order().permutation().toArray()).iterator(), out);
  }

  private Long positives(int classId) {
    return run.labels().map(labels -> labels.positives(classId)).orElse(null);
  }

  private Integer blockId(int classId) {
    int block = run.blocks().innermostAt(run.order().positionOf(classId));
    return block < 0 ? null : block;
  }

  /** The ids of the blocks around a class, outermost first, such as "0/3/7". */
  private String blockPath(int classId) {
    List<Integer> path = run.blocks().pathAt(run.order().positionOf(classId));
    return path.isEmpty()
        ? null
        : path.stream().map(String::valueOf).collect(Collectors.joining("/"));
  }

  private Integer nearest(int classId) {
    int nearest = run.neighbours().nearest(classId);
    return nearest < 0 ? null : nearest;
  }

  private double nearestSimilarity(int classId) {
    int nearest = run.neighbours().nearest(classId);
    return nearest < 0 ? Double.NaN : run.similarity().at(classId, nearest);
  }
}
