package org.classblocks.write.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.classblocks.Text;
import org.classblocks.linalg.SparseMatrix;
import org.classblocks.moments.batch.Marginals;
import org.classblocks.moments.batch.SampleSize;
import org.classblocks.moments.count.Confusion;
import org.classblocks.moments.count.ConfusionTotals;
import org.classblocks.moments.count.LabelCounts;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.ClassStatus;
import org.classblocks.similarity.GraphRows;
import org.classblocks.similarity.SimilarityGraph;
import org.classblocks.write.manifest.Manifest;
import org.classblocks.write.parquet.ParquetRecords;
import org.classblocks.write.parquet.ParquetTable;

/**
 * A row per class, in the order. Unknown numbers are null. Values that do not depend on the order
 * are read back with all digits.
 */
public final class ClassesTable {
  public static final String PATH = "classes/part-00000.parquet";

  static final String CLASS_ID = "class_id";
  private static final String NAME = "class_name";
  private static final String KEY = "class_key";
  private static final String STATUS = "status";
  private static final String LISTED = "listed";
  private static final String POSITIVES = "positives";
  private static final String EFFECTIVE_POSITIVES = "effective_positives";
  private static final String MEAN = "mean";
  private static final String SD = "sd";
  private static final String SQUARES = "squares";
  private static final String MIN = "min";
  private static final String MAX = "max";
  private static final String TAXONOMY_PATH = "taxonomy_path";
  private static final String TOP1 = "top1";
  private static final String RANKING_PRECISION = "label_ranking_precision";
  private static final String LOAD = "load";
  private static final String LEFT_OUT = "largest_left_out";

  private final String[] names;
  private final String[] keys;
  private final ClassStatus[] statuses;
  private final long[] listed;
  private final long[] positives;
  private final int[][] taxonomyPaths;
  private final Map<String, double[]> numbers = new HashMap<>();

  private ClassesTable(int size) {
    this.names = new String[size];
    this.keys = new String[size];
    this.statuses = new ClassStatus[size];
    this.listed = new long[size];
    this.positives = new long[size];
    this.taxonomyPaths = new int[size][];
    for (String column :
        List.of(
            EFFECTIVE_POSITIVES,
            MEAN,
            SD,
            SQUARES,
            MIN,
            MAX,
            TOP1,
            RANKING_PRECISION,
            LOAD,
            LEFT_OUT)) {
      numbers.put(column, new double[size]);
    }
  }

  public static void write(RunResult run, OutputStream out) throws IOException {
    ClassList classes = run.similarity().classes();
    ParquetTable.<Integer>named("classes")
        .int32("position", run.order()::positionOf)
        .int32(CLASS_ID, id -> id)
        .text(NAME, classes::name)
        .text(KEY, id -> classes.keys().isEmpty() ? null : classes.keys().get(id))
        .text(STATUS, id -> run.similarity().status(id).text())
        .int64("samples", id -> run.log().marginals().samples())
        .float64("effective_samples", id -> run.log().marginals().sampleSize().effective())
        .int64(LISTED, run.log().listed()::listed)
        .optionalInt64(POSITIVES, id -> positives(run, id))
        .finiteFloat64(EFFECTIVE_POSITIVES, id -> effectivePositives(run, id))
        .finiteFloat64(MEAN, run.log().marginals()::mean)
        .finiteFloat64(SD, run.log().marginals()::sd)
        .float64(SQUARES, run.log().marginals()::squares)
        .finiteFloat64(MIN, run.log().marginals()::min)
        .finiteFloat64(MAX, run.log().marginals()::max)
        .optionalInt32("block_id", id -> blockId(run, id))
        .text("block_path", id -> blockPath(run, id))
        .optionalInt32("nearest_class_id", id -> nearest(run, id))
        .finiteFloat64("nearest_similarity", id -> nearestSimilarity(run, id))
        .finiteFloat64(LOAD, ofGraph(run, SimilarityGraph::load))
        .finiteFloat64(LEFT_OUT, ofGraph(run, SimilarityGraph::mostLeftOut))
        .finiteFloat64("errors", ofConfusion(run, Confusion::errors))
        .finiteFloat64("recall", ofConfusion(run, Confusion::recall))
        .finiteFloat64("precision", ofConfusion(run, Confusion::precision))
        .finiteFloat64(TOP1, ofConfusion(run, Confusion::top1))
        .finiteFloat64(RANKING_PRECISION, ofConfusion(run, Confusion::rankingPrecision))
        .ints(TAXONOMY_PATH, id -> taxonomyPath(run, id))
        .write(IntStream.of(run.order().permutation().toArray()).iterator(), out);
  }

  private static Long positives(RunResult run, int classId) {
    return run.log().labels().map(labels -> labels.counts().positives(classId)).orElse(null);
  }

  /** A number for each class, NaN where all pairs are kept. */
  private static ToDoubleFunction<Integer> ofGraph(
      RunResult run, ToDoubleBiFunction<SimilarityGraph, Integer> number) {
    return id ->
        run.similarity() instanceof SimilarityGraph graph
            ? number.applyAsDouble(graph, id)
            : Double.NaN;
  }

  /** A number for each class, NaN without labels. */
  private static ToDoubleFunction<Integer> ofConfusion(
      RunResult run, ToDoubleBiFunction<Confusion, Integer> number) {
    return id ->
        run.log()
            .labels()
            .map(labels -> number.applyAsDouble(labels.confusion(), id))
            .orElse(Double.NaN);
  }

  private static double effectivePositives(RunResult run, int classId) {
    return run.log()
        .labels()
        .map(labels -> labels.counts().effectivePositives(classId))
        .orElse(Double.NaN);
  }

  private static Integer blockId(RunResult run, int classId) {
    int block = run.blocks().innermostAt(run.order().positionOf(classId));
    return block < 0 ? null : block;
  }

  /** The ids of the blocks around a class, outermost first, such as "0/3/7". */
  private static String blockPath(RunResult run, int classId) {
    List<Integer> path = run.blocks().pathAt(run.order().positionOf(classId));
    return path.isEmpty()
        ? null
        : path.stream().map(String::valueOf).collect(Collectors.joining("/"));
  }

  /** The nodes around a class, from the top down, as rows of the table of nodes. */
  private static int[] taxonomyPath(RunResult run, int classId) {
    return run.taxonomy()
        .map(matches -> matches.paths().get(classId).stream().mapToInt(Integer::intValue).toArray())
        .orElse(new int[0]);
  }

  private static Integer nearest(RunResult run, int classId) {
    int nearest = run.neighbours().nearest(classId);
    return nearest < 0 ? null : nearest;
  }

  private static double nearestSimilarity(RunResult run, int classId) {
    int nearest = run.neighbours().nearest(classId);
    return nearest < 0 ? Double.NaN : run.similarity().at(classId, nearest);
  }

  /**
   * The classes of a table.
   *
   * @param file the bytes of the file
   * @throws IOException if they are not a Parquet file
   * @throws IllegalArgumentException if the table is not one of classes
   */
  public static ClassesTable read(byte[] file) throws IOException {
    try (ParquetRecords rows = new ParquetRecords(file)) {
      ClassesTable table = new ClassesTable(rows.count());
      while (rows.hasNext()) {
        table.set(rows.next());
      }
      return table;
    }
  }

  private void set(ParquetRecords.Row row) {
    int id = row.int32(CLASS_ID);
    if (id < 0 || id >= size() || names[id] != null) {
      throw new IllegalArgumentException(
          Text.of("class %d is there twice, or none of %d", id, size()));
    }
    names[id] = row.text(NAME);
    keys[id] = row.isNull(KEY) ? null : row.text(KEY);
    statuses[id] = ClassStatus.of(row.text(STATUS));
    listed[id] = row.int64(LISTED);
    positives[id] = row.isNull(POSITIVES) ? 0 : row.int64(POSITIVES);
    taxonomyPaths[id] = row.isNull(TAXONOMY_PATH) ? new int[0] : row.ints(TAXONOMY_PATH);
    numbers.forEach((column, values) -> values[id] = row.float64(column));
  }

  public int size() {
    return names.length;
  }

  /** The nodes of the taxonomy around each class; none if an earlier version wrote the table. */
  public List<List<Integer>> taxonomyPaths() {
    return Arrays.stream(taxonomyPaths).map(path -> IntStream.of(path).boxed().toList()).toList();
  }

  public ClassList classes() {
    boolean haveKeys = size() > 0 && keys[0] != null;
    return new ClassList(Arrays.asList(names), haveKeys ? Arrays.asList(keys) : List.of());
  }

  /** The status of each class; the array is that of the table. */
  public ClassStatus[] statuses() {
    return statuses;
  }

  /**
   * The marginals of each class.
   *
   * @param size the number of samples, which is not in the table
   */
  public Marginals marginals(SampleSize size) {
    return new Marginals(
        size, numbers(MEAN), numbers(SQUARES), numbers(SD), numbers(MIN), numbers(MAX));
  }

  private double[] numbers(String column) {
    return numbers.get(column);
  }

  /** How many samples list each class; the array is that of the table. */
  public long[] listed() {
    return listed;
  }

  /** A graph of these classes. */
  public SimilarityGraph graph(GraphRows rows) {
    return SimilarityGraph.of(classes(), statuses, numbers(LOAD), numbers(LEFT_OUT), rows);
  }

  /**
   * The confusion of labels and predictions.
   *
   * @param counts which classes are predicted in place of which
   * @param totals the figures that are not in the table
   */
  public Confusion confusion(SparseMatrix counts, ConfusionTotals totals) {
    return new Confusion(counts, numbers(TOP1), numbers(RANKING_PRECISION), totals);
  }

  /**
   * How often each class is a label.
   *
   * @param manifest the figures of labels that are not in the table
   */
  public LabelCounts labels(Manifest.Labels manifest) {
    return new LabelCounts(
        positives,
        numbers(EFFECTIVE_POSITIVES),
        manifest.unknownLabels(),
        manifest.repeated(),
        manifest.unlabelled());
  }
}
