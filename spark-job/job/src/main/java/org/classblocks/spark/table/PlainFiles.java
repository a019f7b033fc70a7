package org.classblocks.spark.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.ParquetRuntimeException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.execution.WholeStageCodegenExec;
import org.apache.spark.sql.execution.datasources.parquet.ParquetUtils;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.classblocks.spark.access.SparkAccess;
import org.classblocks.spark.access.SparkNeededException;
import org.classblocks.spark.files.FileRows;
import org.classblocks.spark.files.LogColumn;
import org.classblocks.spark.files.LogFile;
import org.classblocks.spark.files.LogFooters;

/**
 * Parquet files that a query would read as they are: what it would find first, and in how many
 * splits it would read them. Whatever is not that simple is left to Spark.
 */
public final class PlainFiles {
  /** How many rows are looked at for each one that is wanted. */
  private static final int LOOKED_AT = 8;

  private final List<LogFile> files;
  private final StructType columns;
  private final SparkAccess spark;
  private final FileCuts cuts;

  private PlainFiles(List<LogFile> files, StructType columns, SparkAccess spark) {
    this.files = List.copyOf(files);
    this.columns = columns;
    this.spark = spark;
    this.cuts =
        FileCuts.of(
            files.stream().map(LogFile::bytes).toList(), spark.settings(), spark.cluster().cores());
  }

  /**
   * The files of a log.
   *
   * @param footers what their footers say
   * @throws SparkNeededException if they differ, folders name columns, or Spark's reader of column
   *     batches does not read them
   */
  static PlainFiles of(List<LogFile> files, LogFooters footers, SparkAccess spark) {
    boolean areVisible = files.stream().noneMatch(LogFile::isHidden);
    boolean haveFolders =
        files.stream().anyMatch(file -> new Path(file.path()).getParent().toString().contains("="));
    if (!areVisible
        || haveFolders
        || !footers.isVectorisable()
        || !footers.schemas().areAlike()
        || isCutOtherwise(spark.settings())) {
      throw new SparkNeededException();
    }
    StructType columns = footers.schemas().common();
    long names =
        Stream.of(columns.fieldNames())
            .map(name -> name.toLowerCase(Locale.ROOT))
            .distinct()
            .count();
    if (names < columns.size()) {
      throw new SparkNeededException();
    }
    spark.set(SQLConf.PARQUET_VECTORIZED_READER_ENABLED().key(), true);
    return new PlainFiles(files, columns, spark);
  }

  private static boolean isCutOtherwise(SQLConf settings) {
    return settings.filesMaxPartitionNum().isDefined()
        || settings.contains(SQLConf.LEAF_NODE_DEFAULT_PARALLELISM().key());
  }

  StructType columns() {
    return columns;
  }

  /** The number of splits of a query. */
  public int splits() {
    return cuts.splits();
  }

  /**
   * Whether a query of some columns reads them in column batches.
   *
   * @throws SparkNeededException if one of them is no column of the files
   */
  public boolean isColumnar(List<LogColumn> asked) {
    StructType read = new StructType();
    for (LogColumn column : asked.stream().distinct().toList()) {
      read = read.add(name(column), column.type());
    }
    read = read.add("file", DataTypes.StringType).add("row", DataTypes.LongType);
    SQLConf settings = spark.settings();
    return ParquetUtils.isBatchReadSupportedForSchema(settings, read)
        && settings.wholeStageEnabled()
        && !WholeStageCodegenExec.isTooManyFields(settings, read);
  }

  /**
   * The first rows that a query finds.
   *
   * @param asked the columns, in the order of the rows
   * @param wanted tells which rows count
   * @param count how many rows; fewer if there are fewer
   * @throws SparkNeededException if they cannot be read, are not among the first ones, or a column
   *     is none of the files
   */
  public List<InternalRow> first(List<LogColumn> asked, Predicate<InternalRow> wanted, int count) {
    List<String> names = asked.stream().map(this::name).toList();
    List<InternalRow> found = new ArrayList<>();
    int left = LOOKED_AT * count;
    try {
      for (FileCuts.Piece piece : cuts.pieces()) {
        try (FileRows rows =
            FileRows.open(
                files.get(piece.file()),
                piece.start(),
                piece.length(),
                names::contains,
                spark.hadoop())) {
          while (rows.hasNext()) {
            InternalRow row = inOrder(rows.next(), rows.columns(), names);
            if (wanted.test(row)) {
              found.add(row.copy());
            }
            if (found.size() == count) {
              return found;
            }
            left--;
            if (left == 0) {
              throw new SparkNeededException();
            }
          }
        }
      }
      return found;
    } catch (IOException | ParquetRuntimeException unreadable) {
      throw new SparkNeededException();
    }
  }

  private static InternalRow inOrder(InternalRow row, StructType columns, List<String> names) {
    return new GenericInternalRow(
        names.stream()
            .map(columns::fieldIndex)
            .map(index -> row.get(index, columns.fields()[index].dataType()))
            .toArray());
  }

  private String name(LogColumn column) {
    boolean isOfFiles =
        column.path().size() == 1
            && column.elements().isEmpty()
            && column.computed().isEmpty()
            && List.of(columns.fieldNames()).contains(column.name());
    if (!isOfFiles) {
      throw new SparkNeededException();
    }
    return column.name();
  }
}
