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

/**
 * Knows folders that keep a record of which of their files count. Tables of other formats are
 * refused; outputs of streaming queries are told apart.
 */
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
        .filter(folder -> formatOf(folder).filter(format -> !format.isSink()).isPresent())
        .findFirst()
        .ifPresent(
            table -> {
              throw refused(table, formatOf(table).orElseThrow());
            });
  }

  /** The folder of the output of a streaming query that a file lies in. */
  Optional<Path> sinkOf(Path file) {
    for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
      if (formatOf(folder).filter(TableFormat::isSink).isPresent()) {
        return Optional.of(folder);
      }
    }
    return Optional.empty();
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
            + " Set input.format: %s to read its current snapshot, with that data source on the"
            + " class path; or write its rows to a new folder with"
            + " spark.read.format(\"%<s\").load(\"%s\").write.parquet(\"NEW_FOLDER\").",
        table, format.text(), format.recordName(), format.source(), table);
  }

  /**
   * Formats that keep Parquet files and a record of which of them belong to the table. Other files
   * hold older versions of rows, deleted rows or torn writes.
   */
  private enum TableFormat {
    DELTA("a Delta table", "_delta_log", "delta"),
    HUDI("a Hudi table", ".hoodie", "hudi"),
    ICEBERG("an Iceberg table", "metadata", "iceberg") {
      @Override
      boolean isRecord(FileSystem fileSystem, Path path) throws IOException {
        return super.isRecord(fileSystem, path)
            && Stream.of(fileSystem.listStatus(path))
                .anyMatch(file -> file.getPath().getName().contains(".metadata.json"));
      }
    },
    SINK("the output of a streaming query", SinkLog.FOLDER, "parquet");

    private final String text;
    private final String recordName;
    private final String source;

    TableFormat(String text, String recordName, String source) {
      this.text = text;
      this.recordName = recordName;
      this.source = source;
    }

    /** Its name, for people. */
    String text() {
      return text;
    }

    /** The name of the record in the folder. */
    String recordName() {
      return recordName;
    }

    /** The data source that reads a table. */
    String source() {
      return source;
    }

    boolean isSink() {
      return this == SINK;
    }

    /** Whether there is a record at a path that has its name. */
    boolean isRecord(FileSystem fileSystem, Path path) throws IOException {
      return fileSystem.exists(path);
    }
  }
}
