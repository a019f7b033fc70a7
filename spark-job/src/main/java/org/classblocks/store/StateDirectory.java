package org.classblocks.store;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.classblocks.UserErrorException;

/**
 * The files of a state that is being written, each of them once. Until {@link #publish} the state
 * does not exist for its readers.
 */
public final class StateDirectory {
  private final StateName name;
  private final Store files;
  private final NewFiles written;

  StateDirectory(StateName name, Store files) {
    this.name = name;
    this.files = files;
    this.written = new NewFiles(files);
  }

  public StateName name() {
    return name;
  }

  /** Opens a new file of the state; it joins the inventory when it is closed. */
  public OutputStream create(String path) throws IOException {
    return written.create(path);
  }

  /** The closed files, by path. */
  public List<StoredFile> inventory() {
    return written.inventory();
  }

  /** What to tell the caller when a file of the state could not be written. */
  public UserErrorException unwritable(IOException cause) {
    return StoreFailure.unwritable(files.location(), cause);
  }

  /**
   * Deletes what was written of a state that is not to exist, if that is possible: a manifest
   * first, so that a state that is half gone is none.
   */
  public void discard() {
    written.discard();
  }

  /** Makes the state exist: writes its manifest. Nothing can be written afterwards. */
  public void publish(byte[] manifest) throws IOException {
    written.publish(manifest);
  }
}
