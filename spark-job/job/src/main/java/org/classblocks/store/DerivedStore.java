package org.classblocks.store;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What is derived from runs, beside them under the output path: comparisons, histories, reports.
 * Each lies in a directory of its own, exists once it has its manifest, and is never written to
 * again.
 */
public final class DerivedStore {
  private final Store folder;
  private final Kind kind;
  private final NewIds newIds;

  /** What is derived. */
  public enum Kind {
    /** Two runs compared. */
    COMPARISON("comparisons", "comparison_id"),
    /** All runs in a row. */
    HISTORY("history", "history_id"),
    /** The page and the pictures of a run, once more. */
    REPORT("reports", "report_id");

    private final String folder;
    private final String id;

    Kind(String folder, String id) {
      this.folder = folder;
      this.id = id;
    }
  }

  /**
   * @param output the output path
   * @param clock tells the time that ids begin with
   * @param random tells apart the ids of what begins in the same millisecond
   */
  public DerivedStore(Store output, Kind kind, Clock clock, RandomGenerator random) {
    this.folder = output.folder(kind.folder);
    this.kind = kind;
    this.newIds = new NewIds(clock, random);
  }

  /**
   * Begins a directory, which will be the newest one, and makes sure that it can be written.
   *
   * @throws org.classblocks.UserErrorException if it cannot
   */
  public NewDirectory create() {
    try {
      String id = newIds.next(ids());
      return new NewDirectory(id, files(id));
    } catch (IOException unreadable) {
      throw StoreFailure.unwritable(folder.location(), unreadable);
    }
  }

  private Store files(String id) {
    return folder.folder(kind.id + "=" + id);
  }

  /** The ids of all that were begun, oldest first. */
  private List<String> ids() throws IOException {
    return folder.values("", kind.id);
  }

  /**
   * The newest one that is complete. A manifest that was cut off does not count.
   *
   * @throws org.classblocks.UserErrorException if the output path cannot be read
   */
  public Optional<CompleteDirectory> newest() {
    try {
      List<String> ids = ids();
      for (int i = ids.size() - 1; i >= 0; i--) {
        Store files = files(ids.get(i));
        if (files.hasWhole(Store.MANIFEST)) {
          return Optional.of(
              new CompleteDirectory(
                  files, "directory", "Delete the folder " + files.location() + "."));
        }
      }
      return Optional.empty();
    } catch (IOException unreadable) {
      throw StoreFailure.unreadable(folder.location(), unreadable);
    }
  }
}
