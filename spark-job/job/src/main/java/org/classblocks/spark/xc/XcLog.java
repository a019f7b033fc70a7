package org.classblocks.spark.xc;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.hadoop.io.compress.SplittableCompressionCodec;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.classblocks.UserErrorException;
import org.classblocks.spark.files.LogFile;

/**
 * Text files of scores as a log: after a first line with the numbers of samples and classes, a line
 * a sample with {@code class:score} pairs. Files follow each other.
 *
 * @param files the files
 * @param rowCount the number of samples in all files, as their first lines say
 * @param classCount the number of classes
 */
public record XcLog(List<LogFile> files, long rowCount, int classCount) {
  private static final long MOST_BYTES = 128L << 20;
  private static final long LEAST_BYTES = 4L << 20;
  private static final Pattern NAME = Pattern.compile("(?i).*\\.txt(?:\\.gz)?");
  private static final StructType COLUMNS =
      new StructType()
          .add("ids", new ArrayType(DataTypes.LongType, false), false)
          .add("values", new ArrayType(DataTypes.DoubleType, false), false);

  /** Whether all files are texts by their names. */
  public static boolean areTexts(List<LogFile> files) {
    return files.stream().allMatch(file -> NAME.matcher(file.path()).matches());
  }

  /**
   * Reads the first lines of files.
   *
   * @throws UserErrorException if one of them is no such file, or files have other numbers of
   *     classes than others
   */
  public static XcLog open(List<LogFile> files, Configuration hadoop) {
    List<XcHeader> headers = files.stream().map(file -> XcHeader.read(file, hadoop)).toList();
    int classes = headers.get(0).classes();
    for (int i = 1; i < headers.size(); i++) {
      if (headers.get(i).classes() != classes) {
        throw UserErrorException.input(
            "The files of the log differ: %s has %d classes, unlike %s, which has %d. Name files"
                + " of the same classifier.",
            files.get(i).path(), headers.get(i).classes(), files.get(0).path(), classes);
      }
    }
    long rows = headers.stream().mapToLong(XcHeader::rows).sum();
    return new XcLog(List.copyOf(files), rows, classes);
  }

  /** The rows, which nothing has read yet. Tasks read ranges of lines. */
  public Dataset<Row> rows(SparkSession spark) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    long bytes = files.stream().mapToLong(LogFile::bytes).sum();
    int cores = spark.sparkContext().defaultParallelism();
    long most = Math.min(MOST_BYTES, Math.max(LEAST_BYTES, bytes / cores));
    List<XcRange> ranges =
        files.stream().flatMap(file -> ranges(file, most, hadoop).stream()).toList();
    SerializableConfiguration onExecutors = new SerializableConfiguration(hadoop);
    JavaRDD<InternalRow> rows =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(ranges, ranges.size())
            .flatMap(range -> range.rows(onExecutors.value()));
    return ((org.apache.spark.sql.classic.SparkSession) spark)
        .internalCreateDataFrame(rows.rdd(), COLUMNS, false);
  }

  /** Pieces of at most so many bytes; all of a file if it must be read from its beginning. */
  private static List<XcRange> ranges(LogFile file, long most, Configuration hadoop) {
    CompressionCodec codec = new CompressionCodecFactory(hadoop).getCodec(new Path(file.path()));
    boolean isWhole = codec != null && !(codec instanceof SplittableCompressionCodec);
    long step = isWhole ? file.bytes() : most;
    List<XcRange> ranges = new ArrayList<>();
    for (long start = 0; start < file.bytes(); start += step) {
      ranges.add(new XcRange(file.path(), start, Math.min(step, file.bytes() - start)));
    }
    return ranges;
  }
}
