package org.classblocks.spark;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.execution.datasources.FileStatusCache;
import scala.Option;

/** Tells Spark of files that were listed before, so that it lists nothing itself. */
final class ListedStatuses extends FileStatusCache {
  private final Map<Path, FileStatus> statuses;

  ListedStatuses(List<LogFile> files) {
    this.statuses =
        files.stream()
            .map(LogFile::status)
            .collect(Collectors.toMap(FileStatus::getPath, status -> status));
  }

  @Override
  public Option<FileStatus[]> getLeafFiles(Path path) {
    return Option.apply(statuses.get(path)).map(status -> new FileStatus[] {status});
  }

  @Override
  public void putLeafFiles(Path path, FileStatus[] files) {
    throw new IllegalStateException(path + " was not listed before");
  }

  @Override
  public void invalidateAll() {
    // What was listed is what is read: it does not age.
  }
}
