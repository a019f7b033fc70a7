package org.classblocks.spark.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.classblocks.Text;
import org.classblocks.UserErrorException;

/** Lists the files of a log, sorted by path, so that the same input is always read the same way. */
public final class LogFiles {
  private final Configuration hadoop;
  private final TableFolders tables;

  public LogFiles(Configuration hadoop) {
    this.hadoop = hadoop;
    this.tables = new TableFolders(hadoop);
  }

  /**
   * The files at and under some paths, each once by whatever names it is found. Names that begin
   * with '_' or '.' are nobody's data unless a path spells them out.
   *
   * @param paths files, folders or globs; what exists by the very name of a path is no glob
   * @param skipped the same, for files that are not to be read; what does not exist says nothing
   * @throws UserErrorException if a path has no files, none are left to be read, or one of those
   *     belongs to a table of another format
   */
  public Listing list(List<String> paths, List<String> skipped) {
    List<FolderWalk.Found> all =
        current(each(paths.stream().map(this::list).flatMap(List::stream)), paths);
    Set<Path> out =
        skipped.stream()
            .flatMap(path -> find(path).stream())
            .flatMap(List::stream)
            .map(FolderWalk.Found::realPath)
            .collect(Collectors.toSet());
    List<FolderWalk.Found> read =
        all.stream().filter(file -> !out.contains(file.realPath())).toList();
    if (read.isEmpty()) {
      throw UserErrorException.input(
          "No file is left to be read: input.skip-files leaves out all %d of them, such as %s."
              + " Leave out fewer.",
          all.size(), all.get(0).file().path());
    }
    tables.requireNone(read.stream().flatMap(FolderWalk.Found::paths));
    return new Listing(
        files(read), files(all.stream().filter(file -> out.contains(file.realPath())).toList()));
  }

  /** The files without those that a streaming query has left beside its output. */
  private List<FolderWalk.Found> current(List<FolderWalk.Found> found, List<String> paths) {
    List<Path> inputs = new ArrayList<>();
    for (String path : paths) {
      try {
        Path literal = new Path(path);
        inputs.add(literal.getFileSystem(hadoop).makeQualified(literal));
      } catch (IOException unreachable) {
        throw new UncheckedIOException(unreachable);
      }
    }
    return new SinkFolders(hadoop, tables).current(found, inputs);
  }

  private List<FolderWalk.Found> list(String path) {
    List<FolderWalk.Found> files =
        find(path)
            .orElseThrow(
                () -> UserErrorException.input("Input %s does not exist. Check the path.", path));
    if (files.isEmpty()) {
      throw UserErrorException.input(
          "Input %s has no files: expected Parquet files in it. Check the path.", path);
    }
    return files;
  }

  private static List<FolderWalk.Found> each(Stream<FolderWalk.Found> files) {
    return files
        .collect(
            Collectors.toMap(FolderWalk.Found::realPath, file -> file, FolderWalk.Found::preferred))
        .values()
        .stream()
        .sorted(Comparator.comparing(file -> file.file().path()))
        .toList();
  }

  private static List<LogFile> files(List<FolderWalk.Found> listed) {
    return listed.stream().map(FolderWalk.Found::file).toList();
  }

  /**
   * Lists the files at and under a literal path, sorted.
   *
   * @throws UserErrorException if one of them belongs to a table of another format
   */
  public List<LogFile> under(String path) throws IOException {
    List<FolderWalk.Found> files = current(walked(path), List.of(path));
    tables.requireNone(files.stream().flatMap(FolderWalk.Found::paths));
    return files(files);
  }

  /** The same without a check of formats; empty if they cannot be listed. */
  public List<LogFile> at(String path) {
    try {
      return files(walked(path));
    } catch (IOException | RuntimeException unreachable) {
      return List.of();
    }
  }

  /** The files at literal paths, sorted by path; nothing if one of them cannot be found. */
  public Optional<List<LogFile>> exactly(List<String> paths) {
    try {
      return Optional.of(
          paths.parallelStream()
              .map(this::file)
              .sorted(Comparator.comparing(LogFile::path))
              .toList());
    } catch (UncheckedIOException | IllegalArgumentException unreachable) {
      return Optional.empty();
    }
  }

  private LogFile file(String literal) {
    try {
      Path path = new Path(literal);
      return LogFile.of(path.getFileSystem(hadoop).getFileStatus(path));
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    }
  }

  private List<FolderWalk.Found> walked(String path) throws IOException {
    FileSystem fileSystem = new Path(path).getFileSystem(hadoop);
    FileStatus root = fileSystem.getFileStatus(new Path(path));
    return each(new FolderWalk(fileSystem, tables).files(List.of(root)).stream());
  }

  /** The files at and under a path, or nothing if it does not exist. */
  private Optional<List<FolderWalk.Found>> find(String path) {
    try {
      FileSystem fileSystem = new Path(path).getFileSystem(hadoop);
      List<FileStatus> roots = roots(fileSystem, new Path(path));
      return roots.isEmpty()
          ? Optional.empty()
          : Optional.of(new FolderWalk(fileSystem, tables).files(visible(roots, path)));
    } catch (FileNotFoundException missing) {
      return Optional.empty();
    } catch (UserErrorException told) {
      throw told;
    } catch (IOException | RuntimeException unreadable) {
      if (hasColon(path)) {
        throw UserErrorException.input(
                "Hadoop cannot open %s, because its name has a colon. Rename it.", path)
            .causedBy(unreadable);
      }
      throw UserErrorException.input(
              "Input %s cannot be listed: %s. Check the path and its permissions.",
              path, unreadable.getMessage())
          .causedBy(unreadable);
    }
  }

  /** Whether a path has a colon elsewhere than behind the name of a file system. */
  private static boolean hasColon(String path) {
    return path.replaceFirst("^[A-Za-z][A-Za-z0-9+.-]*:/+[^/]*", "").contains(":");
  }

  private static List<FileStatus> roots(FileSystem fileSystem, Path path) throws IOException {
    try {
      return List.of(fileSystem.getFileStatus(path));
    } catch (IOException noSuchName) {
      FileStatus[] matches = fileSystem.globStatus(path);
      return matches == null ? List.of() : List.of(matches);
    }
  }

  private static List<FileStatus> visible(List<FileStatus> roots, String path) {
    String spelt = new Path(path).getName();
    return roots.stream()
        .filter(
            root -> {
              String name = root.getPath().getName();
              return name.equals(spelt) || !LogFile.isHidden(name);
            })
        .toList();
  }

  /**
   * Checks that files have not changed since they were listed.
   *
   * @throws UserErrorException naming the first that has
   */
  public void requireUnchanged(List<LogFile> files) {
    files.parallelStream()
        .flatMap(file -> change(file).stream())
        .findFirst()
        .ifPresent(
            change -> {
              throw UserErrorException.input(
                  "The log changed while it was read, so nothing is written: %s. Run again when"
                      + " it is complete.",
                  change);
            });
  }

  private Optional<String> change(LogFile file) {
    try {
      Path path = new Path(file.path());
      LogFile now = LogFile.of(path.getFileSystem(hadoop).getFileStatus(path));
      return now.bytes() == file.bytes() && now.modified().equals(file.modified())
          ? Optional.empty()
          : Optional.of(
              Text.of(
                  "%s had %d bytes of %s, and has %d of %s",
                  file.path(), file.bytes(), file.modified(), now.bytes(), now.modified()));
    } catch (IOException gone) {
      return Optional.of(file.path() + " cannot be found any more");
    }
  }

  /**
   * The files of an input.
   *
   * @param files the files to read
   * @param skipped the files that the configuration leaves out
   */
  public record Listing(List<LogFile> files, List<LogFile> skipped) {}
}
