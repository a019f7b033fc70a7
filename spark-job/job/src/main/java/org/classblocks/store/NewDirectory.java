package org.classblocks.store;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.apache.hadoop.util.ShutdownHookManager;
import org.classblocks.UserErrorException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a directory: each file once, by any thread, and the manifest last. Readers do not see it
 * before {@link #publish}.
 *
 * <p>If the JVM ends before that, the directory is deleted on the way out.
 */
public class NewDirectory {
  private static final Logger LOG = LoggerFactory.getLogger(NewDirectory.class);

  /** Runs before Spark, at 50, ends the writers and Hadoop, at 10, closes the file systems. */
  private static final int HOOK_PRIORITY = 60;

  private static final int HOOK_SECONDS = 30;

  private final String id;
  private final Store files;
  private final ConcurrentSkipListSet<String> created = new ConcurrentSkipListSet<>();
  private final ConcurrentSkipListMap<String, StoredFile> inventory = new ConcurrentSkipListMap<>();
  private final Runnable hook = this::discardUnlessPublished;

  /** Held shared to create files, exclusively to close the directory. */
  private final ReadWriteLock closing = new ReentrantReadWriteLock();

  private boolean closed;
  private boolean complete;

  /**
   * Begins a directory and checks that it is writable.
   *
   * @param id unique among directories of its kind; later ones have greater ids
   * @throws UserErrorException if it is not writable
   */
  public NewDirectory(String id, Store files) {
    files.probe();
    this.id = id;
    this.files = files;
    ShutdownHookManager.get().addShutdownHook(hook, HOOK_PRIORITY, HOOK_SECONDS, TimeUnit.SECONDS);
  }

  /** Its id among directories of its kind; later ones have greater ids. */
  public final String id() {
    return id;
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

  /**
   * Opens a new file, which joins the inventory when it is closed.
   *
   * @throws IllegalStateException if the directory was published, or the file created before
   */
  public final OutputStream create(String path) throws IOException {
    closing.readLock().lock();
    try {
      if (closed || !created.add(path)) {
        throw writtenTwice(path);
      }
      return files.create(path, this::add);
    } finally {
      closing.readLock().unlock();
    }
  }

  /** Writes a new file, which joins the inventory. */
  public final void write(String path, FileContent content) throws IOException {
    try (OutputStream out = create(path)) {
      content.writeTo(out);
    }
  }

  /** Adds a file to the inventory that a distributed task has written. */
  public final void add(StoredFile file) {
    created.add(file.path());
    inventory.put(file.path(), file);
  }

  /** The closed files, by path. */
  public final List<StoredFile> inventory() {
    return List.copyOf(inventory.values());
  }

  /** A file of the inventory that is not there with its size, if there is one. */
  public final Optional<StoredFile> missing() throws IOException {
    for (StoredFile file : inventory.values()) {
      if (!files.exists(file.path()) || files.size(file.path()) != file.bytes()) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  /** The error for a file that could not be written. */
  public final UserErrorException unwritable(IOException cause) {
    return files.unwritable(cause);
  }

  /**
   * Publishes the directory: writes its manifest in one step. Nothing can be written afterwards.
   *
   * @param manifest JSON whose last brace begins a line
   */
  public void publish(byte[] manifest) throws IOException {
    closing.writeLock().lock();
    try {
      if (closed || !created.add(Store.MANIFEST)) {
        throw writtenTwice(Store.MANIFEST);
      }
      closed = true;
      files.replace(Store.MANIFEST, "", manifest);
      complete = true;
    } finally {
      closing.writeLock().unlock();
    }
    removeHook();
  }

  /** Deletes the directory if possible, unless it was published. */
  public final void discardUnlessPublished() {
    closing.writeLock().lock();
    try {
      if (!complete) {
        discard();
      }
    } finally {
      closing.writeLock().unlock();
    }
  }

  /**
   * Deletes the directory if possible, the manifest first, so that a partial one does not exist.
   */
  public final void discard() {
    closing.writeLock().lock();
    try {
      closed = true;
      files.delete(Store.MANIFEST);
      files.deleteFolder("");
    } catch (IOException undeletable) {
      LOG.warn(
          "{} is not complete and can be deleted: {}", files.location(), undeletable.getMessage());
    } finally {
      closing.writeLock().unlock();
    }
    removeHook();
  }

  private void removeHook() {
    if (!ShutdownHookManager.get().isShutdownInProgress()) {
      ShutdownHookManager.get().removeShutdownHook(hook);
    }
  }

  private IllegalStateException writtenTwice(String path) {
    return new IllegalStateException(path + " cannot be written again in " + files.location());
  }
}
