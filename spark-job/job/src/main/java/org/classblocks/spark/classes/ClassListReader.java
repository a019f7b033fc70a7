package org.classblocks.spark.classes;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.classblocks.UserErrorException;
import org.classblocks.similarity.ClassList;
import org.classblocks.spark.files.JobName;
import org.classblocks.spark.files.LogFile;
import org.classblocks.spark.files.LogFiles;
import org.classblocks.spark.files.LogFooters;
import org.classblocks.spark.files.LogScan;
import org.classblocks.spark.files.ReadFailures;
import org.classblocks.store.TextFile;

/**
 * Reads class lists: {@code .txt} (a name per line), {@code .csv} with a header, {@code .json},
 * Parquet. Columns are {@code class_id} or {@code index}, {@code name} or {@code display_name}, and
 * optionally {@code key}, {@code mid} or {@code wnid}.
 */
public record ClassListReader(SparkSession spark) {
  /**
   * Reads the classes of a file, by class id.
   *
   * @throws UserErrorException if the file is missing or malformed, ids are not 0..k-1, or keys
   *     repeat
   */
  public ClassList read(String path) {
    String file = path.replaceAll("(?<!/)/++$", "");
    String extension = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    ClassListParser parser = new ClassListParser(path);
    try {
      return switch (extension) {
        case "txt" -> parser.lines(content(path));
        case "csv" -> parser.csv(content(path));
        case "json" -> parser.json(content(path));
        case "parquet" -> parser.records(rows(path).stream().map(parser::record).toList());
        default ->
            throw UserErrorException.input(
                "Class list %s: expected a file ending in .txt, .csv, .json or .parquet. Convert"
                    + " or rename it.",
                path);
      };
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

  /** The rows of a Parquet file as JSON; those of a folder in the order of file names. */
  private List<String> rows(String path) throws IOException {
    JobName name = JobName.set(spark.sparkContext(), "reading the class list");
    try {
      Dataset<Row> rows = scan(path);
      Column file = rows.metadataColumn("_metadata");
      return rows.orderBy(file.getField("file_path"), file.getField("row_index"))
          .toJSON()
          .collectAsList();
    } catch (FileNotFoundException missing) {
      throw missing;
    } catch (Exception failure) {
      throw new IOException(ReadFailures.rootLine(failure), failure);
    } finally {
      name.takeBack();
    }
  }

  private Dataset<Row> scan(String path) throws IOException {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    List<LogFile> files = new LogFiles(hadoop).under(path);
    return new LogScan(spark, List.of(path), List.of())
        .rows(files, LogFooters.read(files, hadoop).schemas());
  }

  private byte[] content(String path) throws IOException {
    return TextFile.read(path, spark.sparkContext().hadoopConfiguration());
  }
}
