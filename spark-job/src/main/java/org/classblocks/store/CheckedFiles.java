package org.classblocks.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import org.classblocks.SmallFile;
import org.classblocks.UserErrorException;

/** Files that a manifest lists with their checksums, held against these where they are read. */
final class CheckedFiles {
  /** A manifest that lists a million files. */
  private static final int MOST_MEGABYTES = 256;

  private final Store files;
  private final String owner;
  private final String remedy;

  /**
   * @param owner what the files belong to, for people
   * @param remedy what to do where one is damaged
   */
  CheckedFiles(Store files, String owner, String remedy) {
    this.files = files;
    this.owner = owner;
    this.remedy = remedy;
  }

  /** The bytes of the manifest, which nothing vouches for. */
  byte[] manifest() {
    try (InputStream in = files.open(NewFiles.MANIFEST)) {
      return SmallFile.read(in, MOST_MEGABYTES);
    } catch (IOException unreadable) {
      throw unreadable(NewFiles.MANIFEST, unreadable);
    }
  }

  /**
   * What a reader makes of a file, every byte of which is what the manifest says.
   *
   * @param file the file as the manifest lists it
   * @throws UserErrorException if it is not, or cannot be read
   */
  <T> T read(StoredFile file, ContentReader<T> reader) {
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

  UserErrorException damaged(String path, String how) {
    return UserErrorException.input(
        "The %s is damaged at %s: %s. %s", owner, files.locationOf(path), how, remedy);
  }

  UserErrorException unreadable(String path, IOException cause) {
    return UserErrorException.input(
            "%s cannot be read: %s. Check the path and its permissions.",
            files.locationOf(path), cause.getMessage())
        .causedBy(cause);
  }
}
