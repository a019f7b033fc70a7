package org.classblocks.store;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.classblocks.UserErrorException;

/**
 * The files of something derived from runs that is being written, each of them once. Until {@link
 * #publish} it does not exist for its readers.
 */
public final class DerivedDirectory {
  private final String id;
  private final Store files;
  private final NewFiles written;

  DerivedDirectory(String id, Store files) {
    this.id = id;
    this.files = files;
    this.written = new NewFiles(files);
  }

  /** Tells it from others; later ones have greater ids. */
  public String id() {
    return id;
  }

  /** Where it lies, as a person may copy it. */
  public String location() {
    return files.location();
  }

  /** The full path of a file. */
  public String locationOf(String path) {
    return files.locationOf(path);
  }

  /**
   * Opens a new file; it joins the inventory when it is closed.
   *
   * @throws IllegalStateException if all was published, or the file created before
   */
  public OutputStream create(String path) throws IOException {
    return written.create(path);
  }

  /** The closed files, by path. */
  public List<StoredFile> inventory() {
    return written.inventory();
  }

  /** What to tell the caller when a file could not be written. */
  public UserErrorException unwritable(IOException cause) {
    return StoreFailure.unwritable(location(), cause);
  }

  /**
   * Deletes what was written of it, if that is possible: the manifest first, without which it is
   * none.
   */
  public void discard() {
    written.discard();
  }

  /** Makes it exist: writes its manifest. Nothing can be written afterwards. */
  public void publish(byte[] manifest) throws IOException {
    written.publish(manifest);
  }
}
