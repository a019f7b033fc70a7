package org.classblocks.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.classblocks.UserErrorException;

/** Lists the files of a log, sorted by path, so that the same input is always read the same way. */
final class LogFiles {
  private final Configuration hadoop;

  LogFiles(Configuration hadoop) {
    this.hadoop = hadoop;
  }

  /**
   * The files at and under some paths, each once. Names that begin with '_' or '.' are nobody's
   * data unless a path spells them out.
   *
   * @param paths files, folders or globs
   * @throws UserErrorException if a path has no files
   */
  List<LogFile> list(List<String> paths) {
    List<LogFile> files = new ArrayList<>();
    for (String path : paths) {
      List<LogFile> found = list(path);
      if (found.isEmpty()) {
        throw UserErrorException.input(
            "Input %s has no files: expected Parquet files in it. Check the path.", path);
      }
      files.addAll(found);
    }
    return files.stream().distinct().sorted(Comparator.comparing(LogFile::path)).toList();
  }

  private List<LogFile> list(String path) {
    return find(path)
        .orElseThrow(
            () -> UserErrorException.input("Input %s does not exist. Check the path.", path));
  }

  /**
   * The files at and under a path that is no glob, whatever letters it has; none if it cannot be
   * looked at.
   */
  List<LogFile> at(String path) {
    List<LogFile> files = new ArrayList<>();
    try {
      FileSystem fileSystem = new Path(path).getFileSystem(hadoop);
      collect(fileSystem, fileSystem.getFileStatus(new Path(path)), files);
    } catch (IOException | RuntimeException unreachable) {
      return List.of();
    }
    return files.stream().sorted(Comparator.comparing(LogFile::path)).toList();
  }

  /** The files at and under some paths; paths that do not exist have none. */
  List<LogFile> listExisting(List<String> paths) {
    return paths.stream().flatMap(path -> find(path).stream()).flatMap(List::stream).toList();
  }

  /** The files at and under a path, or nothing if it does not exist. */
  private Optional<List<LogFile>> find(String path) {
    List<LogFile> files = new ArrayList<>();
    try {
      FileSystem fileSystem = new Path(path).getFileSystem(hadoop);
      FileStatus[] roots = fileSystem.globStatus(new Path(path));
      if (roots == null || roots.length == 0) {
        return Optional.empty();
      }
      for (FileStatus root : roots) {
        boolean isSpeltOut = root.getPath().getName().equals(new Path(path).getName());
        if (isSpeltOut || !isHidden(root)) {
          collect(fileSystem, root, files);
        }
      }
    } catch (FileNotFoundException missing) {
      return Optional.empty();
    } catch (IOException | RuntimeException unreadable) {
      throw UserErrorException.input(
              "Input %s cannot be listed: %s. Check the path and its permissions.",
              path, unreadable.getMessage())
          .causedBy(unreadable);
    }
    return Optional.of(files);
  }

  /**
   * Makes sure that files are as they were listed: what was read of others fits nothing.
   *
   * @throws UserErrorException naming the first that is not
   */
  void requireUnchanged(List<LogFile> files) {
    files.parallelStream()
        .flatMap(file -> change(file).stream())
        .findFirst()
        .ifPresent(
            change -> {
              throw UserErrorException.input(
                  "The log changed while it was read: %s. Nothing is written; run again when it is"
                      + " complete.",
                  change);
            });
  }

  private Optional<String> change(LogFile file) {
    try {
      Path path = new Path(file.path());
      LogFile now = logFile(path.getFileSystem(hadoop).getFileStatus(path));
      return now.bytes() == file.bytes() && now.modified().equals(file.modified())
          ? Optional.empty()
          : Optional.of(
              String.format(
                  Locale.ROOT,
                  "%s had %d bytes of %s, and has %d of %s",
                  file.path(),
                  file.bytes(),
                  file.modified(),
                  now.bytes(),
                  now.modified()));
    } catch (IOException gone) {
      return Optional.of(file.path() + " cannot be found any more");
    }
  }

  private static LogFile logFile(FileStatus status) {
    return new LogFile(
        status.getPath().toString(),
        status.getLen(),
        Instant.ofEpochMilli(status.getModificationTime()));
  }

  private static void collect(FileSystem fileSystem, FileStatus status, List<LogFile> files)
      throws IOException {
    if (status.isFile()) {
      files.add(logFile(status));
      return;
    }
    for (FileStatus child : fileSystem.listStatus(status.getPath())) {
      if (!isHidden(child)) {
        collect(fileSystem, child, files);
      }
    }
  }

  private static boolean isHidden(FileStatus status) {
    String name = status.getPath().getName();
    return name.startsWith("_") || name.startsWith(".");
  }
}
