package org.classblocks.store;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The comparisons, histories and reports under an output path. Each has its own directory, exists
 * once it has its manifest, and is never changed.
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
   * @param clock gives the time in new ids
   * @param random distinguishes ids of the same millisecond
   */
  public DerivedStore(Store output, Kind kind, Clock clock, RandomGenerator random) {
    this.folder = output.folder(kind.folder);
    this.kind = kind;
    this.newIds = new NewIds(clock, random);
  }

  /**
   * Begins the newest directory, and checks that it is writable.
   *
   * @throws org.classblocks.UserErrorException if it is not
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

  /** The ids of all directories, also incomplete ones, oldest first. */
  private List<String> ids() throws IOException {
    return folder.values("", kind.id);
  }

  /**
   * A complete directory.
   *
   * @param path its path below the output
   */
  public record Entry(String path, CompleteDirectory files) {}

  /**
   * All complete directories, the newest first.
   *
   * @throws org.classblocks.UserErrorException if the output path cannot be read
   */
  public List<Entry> complete() {
    try {
      List<Entry> entries = new ArrayList<>();
      List<String> ids = ids();
      for (int i = ids.size() - 1; i >= 0; i--) {
        Optional<CompleteDirectory> files = complete(ids.get(i));
        if (files.isPresent()) {
          String path = kind.folder + "/" + kind.id + "=" + ids.get(i);
          entries.add(new Entry(path, files.get()));
        }
      }
      return entries;
    } catch (IOException unreadable) {
      throw StoreFailure.unreadable(folder.location(), unreadable);
    }
  }

  private Optional<CompleteDirectory> complete(String id) throws IOException {
    Store files = files(id);
    return files.hasWhole(Store.MANIFEST)
        ? Optional.of(
            new CompleteDirectory(
                files, "directory", "Delete the folder " + files.location() + "."))
        : Optional.empty();
  }

  /**
   * The newest complete directory. One whose manifest was cut off does not count.
   *
   * @throws org.classblocks.UserErrorException if the output path cannot be read
   */
  public Optional<CompleteDirectory> newest() {
    try {
      List<String> ids = ids();
      for (int i = ids.size() - 1; i >= 0; i--) {
        Optional<CompleteDirectory> files = complete(ids.get(i));
        if (files.isPresent()) {
          return files;
        }
      }
      return Optional.empty();
    } catch (IOException unreadable) {
      throw StoreFailure.unreadable(folder.location(), unreadable);
    }
  }
}
