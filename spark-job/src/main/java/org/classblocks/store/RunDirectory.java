package org.classblocks.store;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
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
  private final ConcurrentSkipListSet<String> created = new ConcurrentSkipListSet<>();
  private final ConcurrentSkipListMap<String, StoredFile> inventory = new ConcurrentSkipListMap<>();
  private volatile boolean published;

  RunDirectory(RunStore runs, Run run, Store files) {
    this.runs = runs;
    this.run = run;
    this.files = files;
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
    if (published || !created.add(path)) {
      throw new IllegalStateException(path + " cannot be written again in " + location());
    }
    return files.create(path, this::add);
  }

  /** Adds a file to the inventory that was written past this directory, by a distributed task. */
  public void add(StoredFile file) {
    created.add(file.path());
    inventory.put(file.path(), file);
  }

  /** What to tell the caller when a file of the run could not be written. */
  public UserErrorException unwritable(IOException cause) {
    return StoreFailure.unwritable(location(), cause);
  }

  /** The closed files, by path. */
  public List<StoredFile> inventory() {
    return List.copyOf(inventory.values());
  }

  /**
   * Makes the run exist: writes its manifest, and after that {@code latest.json} of the output
   * path. Nothing can be written to the run afterwards. A manifest that cannot be written to its
   * end is taken away again.
   *
   * @param manifest the bytes of the manifest
   */
  public void publish(byte[] manifest) throws IOException {
    OutputStream out = create(RunStore.MANIFEST);
    published = true;
    try (out) {
      out.write(manifest);
    } catch (IOException failure) {
      withdrawManifest(failure);
      throw failure;
    }
    runs.nameLatest();
  }

  private void withdrawManifest(IOException failure) {
    try {
      files.delete(RunStore.MANIFEST);
    } catch (IOException undeletable) {
      failure.addSuppressed(undeletable);
    }
  }
}
