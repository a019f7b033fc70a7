package org.classblocks.spark.files;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.classblocks.UserErrorException;

/** Refuses folders that are tables of other formats, whose files are not a log. */
final class TableFolders {
  private final Configuration hadoop;
  private final Map<Path, Optional<TableFormat>> known = new ConcurrentHashMap<>();

  TableFolders(Configuration hadoop) {
    this.hadoop = hadoop;
  }

  /** Accepts the content of a folder. */
  void accept(Path folder, FileStatus[] children) {
    Set<String> names =
        Stream.of(children).map(child -> child.getPath().getName()).collect(Collectors.toSet());
    known.put(
        folder,
        Stream.of(TableFormat.values())
            .filter(format -> names.contains(format.recordName()) && isRoot(folder, format))
            .findFirst());
  }

  /**
   * Checks that no file lies in a table. Folders above count, too: an input may name a part of a
   * table.
   *
   * @throws UserErrorException naming a table and how to read its rows
   */
  void requireNone(Stream<Path> files) {
    SortedSet<Path> folders = new TreeSet<>();
    files.forEach(file -> addFolders(file, folders));
    folders.parallelStream()
        .filter(folder -> formatOf(folder).isPresent())
        .findFirst()
        .ifPresent(
            table -> {
              throw refused(table, formatOf(table).orElseThrow());
            });
  }

  private static void addFolders(Path file, Set<Path> folders) {
    Path folder = file.getParent();
    while (folder != null && folders.add(folder)) {
      folder = folder.getParent();
    }
  }

  private Optional<TableFormat> formatOf(Path folder) {
    return known.computeIfAbsent(
        folder,
        unseen ->
            Stream.of(TableFormat.values()).filter(format -> isRoot(unseen, format)).findFirst());
  }

  /** Unreadable folders do not count. */
  private boolean isRoot(Path folder, TableFormat format) {
    try {
      return format.isRecord(folder.getFileSystem(hadoop), new Path(folder, format.recordName()));
    } catch (IOException forbidden) {
      return false;
    }
  }

  private static UserErrorException refused(Path table, TableFormat format) {
    return UserErrorException.input(
        "%s is %s (it has %s): its folder also holds files that do not belong to the table."
            + " Write its rows to a new folder with %s.write.parquet(\"NEW_FOLDER\"), and read"
            + " that.",
        table, format.text(), format.recordName(), format.reading(table));
  }

  /**
   * Formats that keep Parquet files and a record of which of them belong to the table. Other files
   * hold older versions of rows, deleted rows or torn writes.
   */
  private enum TableFormat {
    DELTA("a Delta table", "_delta_log", "format(\"delta\").load"),
    HUDI("a Hudi table", ".hoodie", "format(\"hudi\").load"),
    ICEBERG("an Iceberg table", "metadata", "format(\"iceberg\").load") {
      @Override
      boolean isRecord(FileSystem fileSystem, Path path) throws IOException {
        return super.isRecord(fileSystem, path)
            && Stream.of(fileSystem.listStatus(path))
                .anyMatch(file -> file.getPath().getName().contains(".metadata.json"));
      }
    },
    STREAM("the output of a streaming query", "_spark_metadata", "parquet");

    private final String text;
    private final String recordName;
    private final String load;

    TableFormat(String text, String recordName, String load) {
      this.text = text;
      this.recordName = recordName;
      this.load = load;
    }

    /** Its name, for people. */
    String text() {
      return text;
    }

    /** The name of the record in the folder. */
    String recordName() {
      return recordName;
    }

    /** The expression that reads a table in a Spark shell. */
    String reading(Path table) {
      return "spark.read." + load + "(\"" + table + "\")";
    }

    /** Whether there is a record at a path that has its name. */
    boolean isRecord(FileSystem fileSystem, Path path) throws IOException {
      return fileSystem.exists(path);
    }
  }
}
