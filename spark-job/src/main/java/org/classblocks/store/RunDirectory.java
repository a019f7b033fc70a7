package org.classblocks.store;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.classblocks.UserErrorException;

/**
 * The files of a run that is being written, each of them once.
 *
 * <p>Until {@link #publish} the run does not exist for its readers. Files may be written by several
 * threads.
 */
public final class RunDirectory {
  private final RunStore runs;
  private final Run run;
  private final Store files;
  private final NewFiles written;

  RunDirectory(RunStore runs, Run run, Store files) {
    this.runs = runs;
    this.run = run;
    this.files = files;
    this.written = new NewFiles(files);
  }

  public Run run() {
    return run;
  }

  /** Where the run lies, as a person may copy it. */
  public String location() {
    return files.location();
  }

  /** The full path of a file of the run, for those who write it themselves. */
  public String locationOf(String path) {
    return files.locationOf(path);
  }

  /**
   * Opens a new file of the run; it joins the inventory when it is closed.
   *
   * @throws IllegalStateException if the run was published, or the file created before
   */
  public OutputStream create(String path) throws IOException {
    return written.create(path);
  }

  /** Adds a file to the inventory that was written past this directory, by a distributed task. */
  public void add(StoredFile file) {
    written.add(file);
  }

  /** What to tell the caller when a file of the run could not be written. */
  public UserErrorException unwritable(IOException cause) {
    return StoreFailure.unwritable(location(), cause);
  }

  /** Deletes what was written of the run, if that is possible, unless it was published. */
  public void discard() {
    written.discardUnlessComplete();
  }

  /** The closed files, by path. */
  public List<StoredFile> inventory() {
    return written.inventory();
  }

  /**
   * Makes the run exist: writes its manifest in one step, and after that names it in {@code
   * latest.json} of the output path. Nothing can be written to the run afterwards.
   *
   * @param manifest the bytes of the manifest: JSON whose last brace begins a line
   * @throws UserErrorException if the run is complete, but could not be named
   */
  public void publish(byte[] manifest) throws IOException {
    written.publish(manifest);
    runs.nameLatest();
  }

  /**
   * Deletes old runs beside this one, which is published.
   *
   * @see RunStore#prune
   */
  public Pruning prune(int keep) throws IOException {
    return runs.prune(keep, run);
  }
}
