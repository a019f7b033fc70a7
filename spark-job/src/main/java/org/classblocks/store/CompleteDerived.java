package org.classblocks.store;

import java.util.Locale;
import org.classblocks.UserErrorException;

/** The files of something complete that was derived from runs, to be read and checked. */
public final class CompleteDerived {
  private final Store files;
  private final CheckedFiles checked;

  CompleteDerived(Store files) {
    this.files = files;
    this.checked =
        new CheckedFiles(
            files,
            "directory",
            String.format(Locale.ROOT, "Delete the folder %s.", files.location()));
  }

  /** Where it lies, as a person may copy it. */
  public String location() {
    return files.location();
  }

  /** The bytes of the manifest, which nothing vouches for. */
  public byte[] manifest() {
    return checked.manifest();
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

  /** What to tell the caller of a file that is not what it should be. */
  public UserErrorException damaged(String path, String how) {
    return checked.damaged(path, how);
  }
}
