package org.classblocks.spark.npy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.classblocks.Text;
import org.classblocks.UserErrorException;
import org.classblocks.spark.files.LogFile;
import org.classblocks.spark.files.UnreadableColumn;

/**
 * Arrays of numpy as a log. The {@code .npy} files of a folder are columns beside each other, as
 * are the arrays of a {@code .npz} file. Folders and archives follow each other.
 *
 * @param parts the folders and archives, which have the same columns
 * @param unreadable the arrays that are no columns
 */
public record NpyLog(List<Part> parts, List<UnreadableColumn> unreadable) {
  private static final long MOST_BYTES = 128L << 20;
  private static final long LEAST_BYTES = 4L << 20;
  private static final String SCORES = "scores";

  /**
   * Columns with the same rows.
   *
   * @param columns the columns, sorted by name
   * @param rows the number of rows
   * @param classCount the number of classes, if a file says it
   */
  record Part(List<NpyColumn> columns, long rows, OptionalInt classCount) {
    long rowBytes() {
      return columns.stream().mapToLong(NpyColumn::rowBytes).sum();
    }

    StructType schema() {
      StructType schema = new StructType();
      for (NpyColumn column : columns) {
        schema = schema.add(column.name(), column.sparkType(), false);
      }
      return schema;
    }

    /** The columns, for people. */
    String text() {
      String arrays = schema().simpleString();
      return classCount.isPresent()
          ? Text.of("%s of %,d classes", arrays, classCount.getAsInt())
          : arrays;
    }

    /**
     * Pieces of at most so many bytes; one for each core if a column must be read from its
     * beginning, and all of it if that would take too long.
     */
    List<NpyRange> ranges(long bytes, int cores) {
      long step = Math.max(1, bytes / Math.max(1, rowBytes()));
      if (columns.stream().anyMatch(NpyColumn::isWhole)) {
        step = Math.max(1, rows);
      } else if (columns.stream().anyMatch(NpyColumn::isCompressed)) {
        step = Math.max(step, (rows + cores - 1) / cores);
      }
      List<NpyRange> ranges = new ArrayList<>();
      for (long start = 0; start < rows; start += step) {
        ranges.add(new NpyRange(columns, start, Math.min(rows, start + step)));
      }
      return ranges;
    }
  }

  /** Whether numpy saved all files, by their names. */
  public static boolean areArrays(List<LogFile> files) {
    return files.stream()
        .allMatch(file -> file.path().endsWith(".npy") || file.path().endsWith(".npz"));
  }

  /**
   * Reads the headers of files.
   *
   * @throws UserErrorException if a file cannot be read, or files have other columns than others
   */
  public static NpyLog open(List<LogFile> files, Configuration hadoop) {
    Map<String, List<LogFile>> groups =
        files.stream()
            .collect(Collectors.groupingBy(NpyLog::group, TreeMap::new, Collectors.toList()));
    List<Part> parts = new ArrayList<>();
    List<UnreadableColumn> unreadable = new ArrayList<>();
    groups.values().forEach(group -> parts.add(part(group, hadoop, unreadable)));
    Part first = parts.get(0);
    if (parts.size() == 1 && first.columns().size() == 1) {
      return new NpyLog(List.of(alone(first)), unreadable);
    }
    for (Part part : parts) {
      if (!part.schema().equals(first.schema()) || !part.classCount().equals(first.classCount())) {
        throw UserErrorException.input(
            "The files of the log differ: %s has the arrays %s, unlike %s, which has %s. Name files"
                + " with the same arrays.",
            part.columns().get(0).file(), part.text(), first.columns().get(0).file(), first.text());
      }
    }
    return new NpyLog(parts, unreadable);
  }

  private static String group(LogFile file) {
    return file.path().endsWith(".npy")
        ? new Path(file.path()).getParent().toString()
        : file.path();
  }

  private static Part part(
      List<LogFile> files, Configuration hadoop, List<UnreadableColumn> unreadable) {
    List<NpyFiles.Content> contents =
        files.stream().map(file -> new NpyFiles(hadoop).content(file)).toList();
    contents.forEach(content -> unreadable.addAll(content.unreadable()));
    List<NpyColumn> columns =
        contents.stream()
            .flatMap(content -> content.columns().stream())
            .sorted(Comparator.comparing(NpyColumn::name))
            .toList();
    long rows =
        columns.stream()
            .max(Comparator.comparingLong(column -> column.rows() * column.rowBytes()))
            .orElseThrow(() -> nothing(files.get(0), unreadable))
            .rows();
    columns.stream()
        .filter(column -> column.rows() != rows)
        .forEach(column -> unreadable.add(ofOtherRows(column, rows)));
    return new Part(
        columns.stream().filter(column -> column.rows() == rows).toList(),
        rows,
        contents.get(0).classCount());
  }

  private static UnreadableColumn ofOtherRows(NpyColumn column, long rows) {
    return new UnreadableColumn(
        column.name(),
        column.rows() + " rows beside " + rows,
        "Save it with one row per sample.",
        column.file());
  }

  private static UserErrorException nothing(LogFile file, List<UnreadableColumn> unreadable) {
    return unreadable.isEmpty()
        ? UserErrorException.input("%s has no arrays. Check input.paths.", file.path())
        : unreadable.get(unreadable.size() - 1).refused("input.paths");
  }

  /** An array without others holds the scores, whatever its name. */
  private static Part alone(Part part) {
    return part.columns().get(0) instanceof NpyArray array
        ? new Part(List.of(array.named(SCORES)), part.rows(), OptionalInt.empty())
        : part;
  }

  /** The number of classes, if the files say it. */
  public OptionalInt classCount() {
    return parts.get(0).classCount();
  }

  public long rowCount() {
    return parts.stream().mapToLong(Part::rows).sum();
  }

  /** The rows, which nothing has read yet. Tasks read ranges of them. */
  public Dataset<Row> rows(SparkSession spark) {
    long bytes = parts.stream().mapToLong(part -> part.rows() * part.rowBytes()).sum();
    int cores = spark.sparkContext().defaultParallelism();
    long most = Math.min(MOST_BYTES, Math.max(LEAST_BYTES, bytes / cores));
    List<NpyRange> ranges =
        parts.stream().flatMap(part -> part.ranges(most, cores).stream()).toList();
    SerializableConfiguration hadoop =
        new SerializableConfiguration(spark.sparkContext().hadoopConfiguration());
    JavaRDD<InternalRow> rows =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(ranges, Math.max(1, ranges.size()))
            .flatMap(range -> range.rows(hadoop.value()));
    return ((org.apache.spark.sql.classic.SparkSession) spark)
        .internalCreateDataFrame(rows.rdd(), parts.get(0).schema(), false);
  }
}
