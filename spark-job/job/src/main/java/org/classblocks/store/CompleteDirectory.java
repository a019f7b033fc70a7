package org.classblocks.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.util.List;
import org.classblocks.SmallFile;
import org.classblocks.Text;
import org.classblocks.UserErrorException;

/**
 * A directory that has its manifest, to be read. Files are compared with what the manifest says of
 * them: their sizes, and every byte that is read.
 */
public class CompleteDirectory {
  /** A manifest that lists a million files. */
  private static final int MOST_MEGABYTES = 256;

  private final Store files;
  private final String owner;
  private final String remedy;

  /**
   * @param owner what the files belong to, for people
   * @param remedy what to do if one is damaged
   */
  public CompleteDirectory(Store files, String owner, String remedy) {
    this.files = files;
    this.owner = owner;
    this.remedy = remedy;
  }

  /** Where it lies, as a person may copy it. */
  public final String location() {
    return files.location();
  }

  /** The full path of a file. */
  public final String locationOf(String path) {
    return files.locationOf(path);
  }

  public final boolean has(String path) throws IOException {
    return files.exists(path);
  }

  /** The bytes of the manifest, which has no checksum. */
  public final byte[] manifest() {
    try (InputStream in = files.open(Store.MANIFEST)) {
      return SmallFile.read(in, MOST_MEGABYTES);
    } catch (IOException unreadable) {
      throw unreadable(Store.MANIFEST, unreadable);
    }
  }

  /**
   * Makes sure that all files are there, as long as they were written.
   *
   * @param inventory the files of the manifest
   * @throws UserErrorException naming the first that is not
   */
  public final void requireAll(List<StoredFile> inventory) {
    for (StoredFile file : inventory) {
      try {
        long bytes = files.size(file.path());
        if (bytes != file.bytes()) {
          throw damaged(
              file.path(), Text.of("it has %d bytes in place of %d", bytes, file.bytes()));
        }
      } catch (FileNotFoundException missing) {
        throw damaged(file.path(), "it is missing").causedBy(missing);
      } catch (IOException unreadable) {
        throw unreadable(file.path(), unreadable);
      }
    }
  }

  /**
   * What a reader makes of a file, every byte of which is what the manifest says.
   *
   * @param file the file as the manifest lists it
   * @throws UserErrorException if it is not, or cannot be read
   */
  public final <T> T read(StoredFile file, ContentReader<T> reader) {
    try (DigestInputStream in = new DigestInputStream(files.open(file.path()), Checksum.begin())) {
      return readIntact(file, reader, in);
    } catch (FileNotFoundException missing) {
      throw damaged(file.path(), "it is missing").causedBy(missing);
    } catch (IOException unreadable) {
      throw unreadable(file.path(), unreadable);
    }
  }

  /** Damage comes first: it explains whatever else a reader complains of. */
  private <T> T readIntact(StoredFile file, ContentReader<T> reader, DigestInputStream in)
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
      throw damaged(file.path(), "its checksum has changed");
    }
  }

  /** What to tell the caller of a file that is not what it should be. */
  public final UserErrorException damaged(String path, String how) {
    return UserErrorException.input(
        "The %s is damaged at %s: %s. %s", owner, files.locationOf(path), how, remedy);
  }

  /** What to tell the caller of a manifest that is not what it should be. */
  public final UserErrorException damagedManifest(String how) {
    return damaged(Store.MANIFEST, how);
  }

  private UserErrorException unreadable(String path, IOException cause) {
    return StoreFailure.unreadable(files.locationOf(path), cause);
  }
}
