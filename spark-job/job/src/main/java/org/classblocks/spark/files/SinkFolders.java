package org.classblocks.spark.files;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.classblocks.UserErrorException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Of the files in outputs of streaming queries, chooses those that belong to the outputs. Others
 * are left from batches that failed, or are no longer part of them.
 */
final class SinkFolders {
  private static final Logger LOG = LoggerFactory.getLogger(SinkFolders.class);

  private final Configuration hadoop;
  private final TableFolders tables;
  private final Map<Path, SinkLog> logs = new HashMap<>();

  /**
   * @param tables knows the folders of outputs
   */
  SinkFolders(Configuration hadoop, TableFolders tables) {
    this.hadoop = hadoop;
    this.tables = tables;
  }

  /**
   * The files that belong to their outputs, and all files that lie outside of any.
   *
   * @param found files of an input, and all of them that lie under its literal paths
   * @param inputs the literal paths of the input
   * @throws UserErrorException if an output lacks one of its files, or none of the files belongs to
   *     it
   */
  List<FolderWalk.Found> current(List<FolderWalk.Found> found, List<Path> inputs) {
    List<FolderWalk.Found> current = found.stream().filter(this::isCurrent).toList();
    logs.forEach((output, log) -> requireComplete(output, log, current, inputs));
    if (current.size() < found.size()) {
      LOG.info(
          "{} files do not belong to the output of a streaming query and are not read, such as {}",
          found.size() - current.size(),
          found.stream().filter(file -> !current.contains(file)).findFirst().orElseThrow().file());
    }
    return current;
  }

  private boolean isCurrent(FolderWalk.Found file) {
    return file.paths()
        .flatMap(path -> tables.sinkOf(path).stream())
        .findFirst()
        .map(output -> logs.computeIfAbsent(output, unread -> SinkLog.read(unread, hadoop)))
        .map(log -> file.paths().anyMatch(log.files()::contains))
        .orElse(true);
  }

  private static void requireComplete(
      Path output, SinkLog log, List<FolderWalk.Found> current, List<Path> inputs) {
    Set<Path> read = new HashSet<>();
    current.forEach(file -> file.paths().forEach(read::add));
    Optional<Path> missing =
        log.files().stream()
            .filter(file -> !read.contains(file))
            .filter(file -> inputs.stream().anyMatch(input -> isInside(file, input)))
            .findFirst();
    boolean isElsewhere =
        !log.files().isEmpty() && log.files().stream().noneMatch(file -> isInside(file, output));
    if (missing.isPresent() || isElsewhere) {
      throw UserErrorException.input(
          "The output of a streaming query at %s is not complete: its log %s lists %s, which is not"
              + " there. Use the folder as the query has written it, at its own path.",
          output, SinkLog.FOLDER, missing.orElseGet(() -> log.files().iterator().next()));
    }
    if (read.stream().noneMatch(file -> isInside(file, output))) {
      throw UserErrorException.input(
          "The files of input.paths do not belong to the output of the streaming query at %s: its"
              + " log %s lists %,d others. Check input.paths.",
          output, SinkLog.FOLDER, log.files().size());
    }
  }

  private static boolean isInside(Path file, Path folder) {
    for (Path at = file; at != null; at = at.getParent()) {
      if (at.equals(folder)) {
        return true;
      }
    }
    return false;
  }
}
