package org.classblocks.spark.classes;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.classblocks.UserErrorException;
import org.classblocks.similarity.ClassList;
import org.classblocks.spark.files.FileSchemas;
import org.classblocks.spark.files.JobName;
import org.classblocks.spark.files.LogFile;
import org.classblocks.spark.files.LogFiles;
import org.classblocks.spark.files.LogFooters;
import org.classblocks.spark.files.LogScan;
import org.classblocks.spark.files.LogSchema;
import org.classblocks.spark.files.ReadFailures;
import org.classblocks.store.TextFile;

/** Reads class lists: texts in many shapes, tables in Parquet, and logs that name their classes. */
public record ClassListReader(SparkSession spark) {
  private static final byte[] PARQUET = {'P', 'A', 'R', '1'};

  /**
   * Reads the classes of a file, by class id.
   *
   * @throws UserErrorException if the file is missing or malformed, ids are not 0..k-1, or keys
   *     repeat
   */
  public ClassList read(String path) {
    String file = path.replaceAll("(?<!/)/++$", "");
    String extension = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    try {
      boolean isParquet = isParquet(path);
      if (extension.equals("parquet") && !isParquet) {
        throw UserErrorException.input(
            "Class list %s: expected Parquet, found something else. Check the file.", path);
      }
      return isParquet
          ? table(path)
          : new ClassListParser(path)
              .parse(extension, TextFile.read(path, spark.sparkContext().hadoopConfiguration()));
    } catch (FileNotFoundException missing) {
      throw UserErrorException.input("Class list %s does not exist. Check the path.", path)
          .causedBy(missing);
    } catch (IOException | IllegalArgumentException unreadable) {
      throw UserErrorException.input(
              "Class list %s cannot be read: %s. Check the file and its permissions.",
              path, UserErrorException.firstLine(unreadable))
          .causedBy(unreadable);
    }
  }

  /** Whether a path is a folder, or a file that begins as Parquet does. */
  private boolean isParquet(String path) throws IOException {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    if (TextFile.isFolder(path, hadoop)) {
      return true;
    }
    try (InputStream in = TextFile.open(path, hadoop)) {
      return Arrays.equals(in.readNBytes(PARQUET.length), PARQUET);
    }
  }

  private ClassList table(String path) throws IOException {
    ListFaults faults = new ListFaults(path);
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    List<LogFile> files = new LogFiles(hadoop).under(path);
    FileSchemas schemas = LogFooters.read(files, hadoop).schemas();
    ClassLabels labels = ClassLabels.of(schemas::metadata);
    if (!labels.isEmpty()) {
      return labels.onlyList(faults);
    }
    return new ClassRecords(faults).of(columns(faults, path, files, schemas));
  }

  /**
   * The columns of a Parquet file; those of a folder in the order of file names. One task sorts the
   * rows. The driver unpacks one at a time, so that it never holds millions of row objects.
   */
  private ClassColumns columns(
      ListFaults faults, String path, List<LogFile> files, FileSchemas schemas) throws IOException {
    JobName name = JobName.set(spark.sparkContext(), "reading the class list");
    try {
      Dataset<Row> rows = new LogScan(spark, List.of(path), List.of()).rows(files, schemas);
      StructType values = withoutNested(rows.schema());
      requireNames(faults, values);
      Column file = rows.metadataColumn("_metadata");
      Column[] known =
          new LogSchema(values)
              .columns().stream()
                  .filter(column -> ClassRecords.isKnown(column.name()))
                  .map(column -> column.column().cast(DataTypes.StringType).as(column.name()))
                  .toArray(Column[]::new);
      Dataset<Row> texts =
          rows.coalesce(1)
              .sortWithinPartitions(file.getField("file_path"), file.getField("row_index"))
              .select(known);
      ClassColumns columns = new ClassColumns(faults);
      String[] names = texts.columns();
      texts
          .toLocalIterator()
          .forEachRemaining(
              row -> {
                for (int i = 0; i < names.length; i++) {
                  columns.put(names[i], row.getString(i));
                }
                columns.next();
              });
      return columns;
    } catch (UserErrorException refused) {
      throw refused;
    } catch (Exception failure) {
      throw new IOException(ReadFailures.rootLine(failure), failure);
    } finally {
      name.takeBack();
    }
  }

  /** The columns that can hold a text or a number. A list in one says that it is a log. */
  private static StructType withoutNested(StructType columns) {
    return new StructType(
        Stream.of(columns.fields())
            .filter(column -> !(column.dataType() instanceof StructType))
            .filter(column -> !(column.dataType() instanceof MapType))
            .toArray(StructField[]::new));
  }

  /** A log without names must not be gathered. */
  private static void requireNames(ListFaults faults, StructType columns) {
    boolean hasNames = Stream.of(columns.fieldNames()).anyMatch(ClassRecords::isName);
    boolean isLog =
        Stream.of(columns.fields())
            .anyMatch(
                column ->
                    column.dataType() instanceof ArrayType
                        || column.dataType() instanceof BinaryType);
    if (!hasNames || isLog) {
      throw faults.unknown(
          (isLog ? "a log with columns " : "a table with columns ")
              + String.join(", ", columns.fieldNames()));
    }
  }
}
