package org.classblocks.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.classblocks.UserErrorException;

/**
 * The files of a complete run, to be read. What its manifest says of a file is held against the
 * file: its size, and where it is read, every byte.
 */
public final class CompleteRun {
  private final Store files;
  private final CheckedFiles checked;

  CompleteRun(Store files) {
    this.files = files;
    this.checked = new CheckedFiles(files, "run", "Use another run, or run analyze again.");
  }

  /**
   * The run at a path: a run directory, or an output path, which stands for its newest complete
   * run.
   *
   * @throws UserErrorException if there is no complete run
   */
  public static CompleteRun at(Configuration configuration, String path) {
    Store store = Store.at(configuration, path);
    try {
      if (store.exists(RunStore.MANIFEST)) {
        return new CompleteRun(store);
      }
      RunStore runs = RunStore.at(store);
      return runs.newest()
          .map(run -> new CompleteRun(runs.files(run)))
          .orElseThrow(() -> missing(store));
    } catch (IOException unreadable) {
      throw unreadable(store.location(), unreadable);
    }
  }

  private static UserErrorException missing(Store store) {
    return UserErrorException.input(
        "Expected a complete run at %s, found neither %s nor runs that have one. Name the directory"
            + " of a run, or the output path of a run that has ended.",
        store.location(), RunStore.MANIFEST);
  }

  private static UserErrorException unreadable(String place, IOException cause) {
    return UserErrorException.input(
            "%s cannot be read: %s. Check the path and its permissions.", place, cause.getMessage())
        .causedBy(cause);
  }

  /** Where the run lies, as a person may copy it. */
  public String location() {
    return files.location();
  }

  /** Whether there is a file. */
  public boolean has(String path) throws IOException {
    return files.exists(path);
  }

  /** The full path of a file. */
  public String locationOf(String path) {
    return files.locationOf(path);
  }

  /** The output path that the run lies in, unless its folder was taken out of there. */
  public Optional<String> outputLocation() {
    return files.outputOfRun().map(Store::location);
  }

  /** The bytes of the manifest. */
  public byte[] manifest() {
    return checked.manifest();
  }

  /**
   * Makes sure that all files are there, as long as they were written.
   *
   * @param inventory the files of the manifest
   * @throws UserErrorException naming the first that is not
   */
  public void requireAll(List<StoredFile> inventory) {
    for (StoredFile file : inventory) {
      try {
        long bytes = files.size(file.path());
        if (bytes != file.bytes()) {
          throw checked.damaged(
              file.path(),
              String.format(Locale.ROOT, "it has %d bytes in place of %d", bytes, file.bytes()));
        }
      } catch (FileNotFoundException missing) {
        throw checked.damaged(file.path(), "it is missing").causedBy(missing);
      } catch (IOException unreadable) {
        throw checked.unreadable(file.path(), unreadable);
      }
    }
  }

  /**
   * What a reader makes of a file, every byte of which is what the manifest says.
   *
   * @param file the file as the manifest lists it
   * @throws UserErrorException if it is not, or cannot be read
   */
  public <T> T read(StoredFile file, ContentReader<T> reader) {
    return checked.read(file, reader);
  }
}
