package org.classblocks.spark.classes;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.EvalMode;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.classblocks.UserErrorException;
import org.classblocks.similarity.ClassList;
import org.classblocks.spark.files.FileRows;
import org.classblocks.spark.files.FileSchemas;
import org.classblocks.spark.files.FolderNames;
import org.classblocks.spark.files.LogFile;
import org.classblocks.spark.files.LogFiles;
import org.classblocks.spark.files.LogFooters;
import org.classblocks.spark.files.ReadFailures;
import scala.Option;

/**
 * Reads class lists in Parquet, in the order of file names and rows, without a session of Spark.
 */
record ListFiles(ListFaults faults, Configuration hadoop) {
  /**
   * Reads the classes in the files at and under a path.
   *
   * @throws UserErrorException if they are no class list
   */
  ClassList read(String path) throws IOException {
    List<LogFile> files = new LogFiles(hadoop).under(path);
    if (files.isEmpty()) {
      throw faults.wrong("the folder has no files. Check the path");
    }
    FileSchemas schemas = LogFooters.read(files, hadoop).schemas();
    ClassLabels labels = ClassLabels.of(schemas::metadata);
    if (!labels.isEmpty()) {
      return labels.onlyList(faults);
    }
    Path root = new Path(path);
    List<Map<String, String>> folders =
        FolderNames.values(root.getFileSystem(hadoop).makeQualified(root), files);
    StructType columns = withFolders(folders.get(0), withoutNested(schemas.common()));
    requireNames(columns);
    return new ClassRecords(faults).of(columns(files, folders, List.of(columns.fieldNames())));
  }

  private static StructType withFolders(Map<String, String> folders, StructType inFiles) {
    StructType columns = inFiles;
    for (String name : folders.keySet()) {
      columns = columns.add(name, DataTypes.StringType);
    }
    return columns;
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
  private void requireNames(StructType columns) {
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

  private ClassColumns columns(
      List<LogFile> files, List<Map<String, String>> folders, List<String> names)
      throws IOException {
    ClassColumns columns = new ClassColumns(faults);
    try {
      for (int i = 0; i < files.size(); i++) {
        addTo(columns, files.get(i), folders.get(i), names);
      }
      return columns;
    } catch (UserErrorException refused) {
      throw refused;
    } catch (IOException | RuntimeException failure) {
      throw new IOException(ReadFailures.rootLine(failure), failure);
    }
  }

  private void addTo(
      ClassColumns columns, LogFile file, Map<String, String> folders, List<String> names)
      throws IOException {
    try (FileRows rows =
        FileRows.open(
            file,
            name -> ClassRecords.isKnown(name) && names.stream().anyMatch(name::equalsIgnoreCase),
            hadoop)) {
      String[] known = rows.columns().fieldNames();
      List<Expression> texts = texts(rows.columns());
      while (rows.hasNext()) {
        InternalRow row = rows.next();
        folders.forEach(columns::put);
        for (int i = 0; i < known.length; i++) {
          Object text = texts.get(i).eval(row);
          columns.put(known[i], text == null ? null : text.toString());
        }
        columns.next();
      }
    }
  }

  /** The texts of some columns, as Spark writes numbers and times. */
  private static List<Expression> texts(StructType columns) {
    List<Expression> texts = new ArrayList<>();
    for (StructField column : columns.fields()) {
      texts.add(
          new Cast(
              new BoundReference(texts.size(), column.dataType(), true),
              DataTypes.StringType,
              Option.apply("UTC"),
              EvalMode.ANSI()));
    }
    return texts;
  }
}
