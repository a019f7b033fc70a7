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
 * Reads a directory that has its manifest. Sizes and every byte read are compared with the
 * manifest.
 */
public class CompleteDirectory {
  /** Enough for a manifest that lists a million files. */
  private static final int MOST_MEGABYTES = 256;

  private final Store files;
  private final String owner;
  private final String remedy;

  /**
   * @param owner the owner of the files, for people
   * @param remedy what to do if a file is damaged
   */
  public CompleteDirectory(Store files, String owner, String remedy) {
    this.files = files;
    this.owner = owner;
    this.remedy = remedy;
  }

  /** The location, to show and to copy. */
  public final String location() {
    return files.location();
  }

  /** The location with its scheme, for another process to open. */
  public final String address() {
    return files.address();
  }

  /** The full path of a file. */
  public final String locationOf(String path) {
    return files.locationOf(path);
  }

  public final boolean has(String path) throws IOException {
    return files.exists(path);
  }

  /** Reads the manifest, which has no checksum. */
  public final byte[] manifest() {
    try (InputStream in = files.open(Store.MANIFEST)) {
      return SmallFile.read(in, MOST_MEGABYTES);
    } catch (IOException unreadable) {
      throw unreadable(Store.MANIFEST, unreadable);
    }
  }

  /**
   * Checks that all files exist with their sizes.
   *
   * @param inventory the files of the manifest
   * @throws UserErrorException naming the first that does not
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
   * Reads a file and checks every byte.
   *
   * @param file the file as the manifest lists it
   * @throws UserErrorException if it is damaged or cannot be read
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

  /** Reports damage first, because it explains other failures. */
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

  /** The error for a damaged file. */
  public final UserErrorException damaged(String path, String how) {
    return UserErrorException.input(
        "The %s is damaged at %s: %s. %s", owner, files.locationOf(path), how, remedy);
  }

  /** The error for a damaged manifest. */
  public final UserErrorException damagedManifest(String how) {
    return damaged(Store.MANIFEST, how);
  }

  private UserErrorException unreadable(String path, IOException cause) {
    return StoreFailure.unreadable(files.locationOf(path), cause);
  }
}
