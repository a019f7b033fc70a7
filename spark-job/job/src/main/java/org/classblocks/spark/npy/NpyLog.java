package org.classblocks.spark.npy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
   * Arrays with the same rows.
   *
   * @param columns the arrays, sorted by name
   * @param rows the number of rows
   */
  record Part(List<NpyArray> columns, long rows) {
    long rowBytes() {
      return columns.stream().mapToLong(NpyArray::rowBytes).sum();
    }

    StructType schema() {
      StructType schema = new StructType();
      for (NpyArray column : columns) {
        schema = schema.add(column.name(), column.sparkType(), false);
      }
      return schema;
    }

    /** Pieces of at most so many bytes; all of it if a column must be read from its beginning. */
    List<NpyRange> ranges(long bytes) {
      boolean isWhole = columns.stream().anyMatch(NpyArray::isCompressed);
      long step = isWhole ? Math.max(1, rows) : Math.max(1, bytes / rowBytes());
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
      if (!part.schema().equals(first.schema())) {
        throw UserErrorException.input(
            "The files of the log differ: %s has the arrays %s, unlike %s, which has %s. Name files"
                + " with the same arrays.",
            part.columns().get(0).file(),
            part.schema().simpleString(),
            first.columns().get(0).file(),
            first.schema().simpleString());
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
    List<NpyArray> arrays =
        contents.stream()
            .flatMap(content -> content.arrays().stream())
            .sorted(Comparator.comparing(NpyArray::name))
            .toList();
    long rows =
        arrays.stream()
            .max(Comparator.comparingLong(array -> array.rows() * array.rowBytes()))
            .orElseThrow(() -> nothing(files.get(0), unreadable))
            .rows();
    arrays.stream()
        .filter(array -> array.rows() != rows)
        .forEach(array -> unreadable.add(ofOtherRows(array, rows)));
    return new Part(arrays.stream().filter(array -> array.rows() == rows).toList(), rows);
  }

  private static UnreadableColumn ofOtherRows(NpyArray array, long rows) {
    return new UnreadableColumn(
        array.name(),
        array.rows() + " rows beside " + rows,
        "Save it with one row per sample.",
        array.file());
  }

  private static UserErrorException nothing(LogFile file, List<UnreadableColumn> unreadable) {
    return unreadable.isEmpty()
        ? UserErrorException.input("%s has no arrays. Check input.paths.", file.path())
        : unreadable.get(unreadable.size() - 1).refused("input.paths");
  }

  /** An array without others holds the scores, whatever its name. */
  private static Part alone(Part part) {
    NpyArray array = part.columns().get(0);
    return new Part(
        List.of(
            new NpyArray(
                SCORES,
                array.file(),
                array.member(),
                array.offset(),
                array.isCompressed(),
                array.type(),
                array.isFortran(),
                array.rows(),
                array.width())),
        part.rows());
  }

  public long rowCount() {
    return parts.stream().mapToLong(Part::rows).sum();
  }

  /** The rows, which nothing has read yet. Tasks read ranges of them. */
  public Dataset<Row> rows(SparkSession spark) {
    long bytes = parts.stream().mapToLong(part -> part.rows() * part.rowBytes()).sum();
    int cores = spark.sparkContext().defaultParallelism();
    long most = Math.min(MOST_BYTES, Math.max(LEAST_BYTES, bytes / cores));
    List<NpyRange> ranges = parts.stream().flatMap(part -> part.ranges(most).stream()).toList();
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
