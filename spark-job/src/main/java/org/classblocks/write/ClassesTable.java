package org.classblocks.write;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.classblocks.moments.Confusion;
import org.classblocks.similarity.ClassList;

/**
 * What is known of each class: a row per class, in the order. Unknown numbers are null. What does
 * not depend on the order can be had back from it as it was, by {@link StoredClasses}.
 */
final class ClassesTable {
  static final String PATH = "classes/part-00000.parquet";

  static final String CLASS_ID = "class_id";
  static final String NAME = "class_name";
  static final String KEY = "class_key";
  static final String STATUS = "status";
  static final String SAMPLES = "samples";
  static final String LISTED = "listed";
  static final String POSITIVES = "positives";
  static final String EFFECTIVE_POSITIVES = "effective_positives";
  static final String MEAN = "mean";
  static final String SD = "sd";
  static final String SQUARES = "squares";
  static final String MIN = "min";
  static final String MAX = "max";
  static final String TOP1 = "top1";
  static final String RANKING_PRECISION = "label_ranking_precision";

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
        .int32(CLASS_ID, id -> id)
        .text(NAME, table.classes::name)
        .text(KEY, id -> table.classes.keys().isEmpty() ? null : table.classes.keys().get(id))
        .text(STATUS, id -> run.similarity().status(id).text())
        .int64(SAMPLES, id -> run.marginals().samples())
        .float64("effective_samples", id -> run.marginals().sampleSize().effective())
        .int64(LISTED, run.listed()::listed)
        .optionalInt64(POSITIVES, table::positives)
        .finiteFloat64(EFFECTIVE_POSITIVES, table::effectivePositives)
        .finiteFloat64(MEAN, run.marginals()::mean)
        .finiteFloat64(SD, run.marginals()::sd)
        .float64(SQUARES, run.marginals()::squares)
        .finiteFloat64(MIN, run.marginals()::min)
        .finiteFloat64(MAX, run.marginals()::max)
        .optionalInt32("block_id", table::blockId)
        .text("block_path", table::blockPath)
        .optionalInt32("nearest_class_id", table::nearest)
        .finiteFloat64("nearest_similarity", table::nearestSimilarity)
        .finiteFloat64("errors", table.ofConfusion(Confusion::errors))
        .finiteFloat64("recall", table.ofConfusion(Confusion::recall))
        .finiteFloat64("precision", table.ofConfusion(Confusion::precision))
        .finiteFloat64(TOP1, table.ofConfusion(Confusion::top1))
        .finiteFloat64(RANKING_PRECISION, table.ofConfusion(Confusion::rankingPrecision))
        .write(IntStream.of(run.order().permutation().toArray()).iterator(), out);
  }

  private Long positives(int classId) {
    return run.labels().map(labels -> labels.counts().positives(classId)).orElse(null);
  }

  /** A number for each class, NaN without labels. */
  private ToDoubleFunction<Integer> ofConfusion(ToDoubleBiFunction<Confusion, Integer> number) {
    return id ->
        run.labels().map(labels -> number.applyAsDouble(labels.confusion(), id)).orElse(Double.NaN);
  }

  private double effectivePositives(int classId) {
    return run.labels()
        .map(labels -> labels.counts().effectivePositives(classId))
        .orElse(Double.NaN);
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
