package org.classblocks.store;

import java.util.Locale;
import org.classblocks.UserErrorException;

/**
 * The files of a complete state, to be read. Every byte of them is held against the checksums of
 * its manifest.
 */
public final class CompleteState {
  private final StateName name;
  private final Store files;
  private final CheckedFiles checked;

  CompleteState(StateName name, Store files) {
    this.name = name;
    this.files = files;
    this.checked =
        new CheckedFiles(
            files,
            "state of " + name.date(),
            String.format(
                Locale.ROOT,
                "Delete the folder %s, and run analyze --run-date %s, which reads the logs of that"
                    + " date again.",
                files.location(),
                name.date()));
  }

  public StateName name() {
    return name;
  }

  /** Where the state lies, as a person may copy it. */
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

  /** What to tell the caller of a manifest that is not what it should be. */
  public UserErrorException damagedManifest(String how) {
    return checked.damaged(NewFiles.MANIFEST, how);
  }

  /** What to tell the caller of a file that is not what it should be. */
  public UserErrorException damaged(String path, String how) {
    return checked.damaged(path, how);
  }
}
