package org.classblocks.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.hadoop.conf.Configuration;
import org.classblocks.UserErrorException;

/**
 * The files of a complete run, to be read. What its manifest says of a file is held against the
 * file: its size, and where it is read, every byte.
 */
public final class CompleteRun {
  private final Store files;

  private CompleteRun(Store files) {
    this.files = files;
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
      RunStore runs = new RunStore(store, Clock.systemUTC(), new SplittableRandom());
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

  /** The output path that the run lies in, unless its folder was taken out of there. */
  public Optional<String> outputLocation() {
    return files.outputOfRun().map(Store::location);
  }

  /** The bytes of the manifest. */
  public byte[] manifest() {
    try (InputStream in = files.open(RunStore.MANIFEST)) {
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw unreadable(files.locationOf(RunStore.MANIFEST), unreadable);
    }
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
          throw damaged(file, String.format("it has %d bytes in place of %d", bytes, file.bytes()));
        }
      } catch (FileNotFoundException missing) {
        throw damaged(file, "it is missing").causedBy(missing);
      } catch (IOException unreadable) {
        throw unreadable(files.locationOf(file.path()), unreadable);
      }
    }
  }

  /** Makes something of a file. */
  public interface Reader<T> {
    T read(InputStream in) throws IOException;
  }

  /**
   * What a reader makes of a file, every byte of which is what the manifest says.
   *
   * @param file the file as the manifest lists it
   * @throws UserErrorException if it is not, or cannot be read
   */
  public <T> T read(StoredFile file, Reader<T> reader) {
    try (DigestInputStream in = new DigestInputStream(files.open(file.path()), Checksum.begin())) {
      return readIntact(file, reader, in);
    } catch (IOException unreadable) {
      throw unreadable(files.locationOf(file.path()), unreadable);
    }
  }

  /** Damage comes first: it explains whatever else a reader complains of. */
  private <T> T readIntact(StoredFile file, Reader<T> reader, DigestInputStream in)
      throws IOException {
    T made;
    try {
      made = reader.read(in);
    } catch (IOException | RuntimeException failure) {
      requireIntact(file, in);
      throw failure;
    }
    requireIntact(file, in);
    return made;
  }

  private void requireIntact(StoredFile file, DigestInputStream in) throws IOException {
    in.transferTo(OutputStream.nullOutputStream());
    if (!Checksum.end(in.getMessageDigest()).equals(file.sha256())) {
      throw damaged(file, "its checksum has changed");
    }
  }

  private UserErrorException damaged(StoredFile file, String how) {
    return UserErrorException.input(
        "The run is damaged at %s: %s. Use another run, or run analyze again.",
        files.locationOf(file.path()), how);
  }
}
