package org.classblocks.store;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.apache.hadoop.util.ShutdownHookManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of a directory that is being written, each of them once, and its manifest last. Files
 * may be written by several threads.
 *
 * <p>Where the JVM is ended before, such as by a signal, the directory is deleted on the way out.
 */
final class NewFiles {
  private static final Logger LOG = LoggerFactory.getLogger(NewFiles.class);
  static final String MANIFEST = "_MANIFEST.json";

  /** Before Spark, at 50, ends the writers and Hadoop, at 10, closes the file systems. */
  private static final int HOOK_PRIORITY = 60;

  private static final int HOOK_SECONDS = 30;

  private final Store files;
  private final ConcurrentSkipListSet<String> created = new ConcurrentSkipListSet<>();
  private final ConcurrentSkipListMap<String, StoredFile> inventory = new ConcurrentSkipListMap<>();
  private final Runnable hook = this::discardUnlessComplete;

  /** Files are created by several threads at once, but not while all of it is closed. */
  private final ReadWriteLock closing = new ReentrantReadWriteLock();

  private boolean closed;
  private boolean complete;

  NewFiles(Store files) {
    this.files = files;
    ShutdownHookManager.get().addShutdownHook(hook, HOOK_PRIORITY, HOOK_SECONDS, TimeUnit.SECONDS);
  }

  /** Opens a new file; it joins the inventory when it is closed. */
  OutputStream create(String path) throws IOException {
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

  /** Adds a file that was written elsewhere. */
  void add(StoredFile file) {
    created.add(file.path());
    inventory.put(file.path(), file);
  }

  /** The closed files, by path. */
  List<StoredFile> inventory() {
    return List.copyOf(inventory.values());
  }

  /**
   * Writes the manifest in one step, after which nothing can be written.
   *
   * @param manifest JSON whose last brace begins a line
   */
  void publish(byte[] manifest) throws IOException {
    closing.writeLock().lock();
    try {
      if (closed || !created.add(MANIFEST)) {
        throw writtenTwice(MANIFEST);
      }
      closed = true;
      files.replace(MANIFEST, "", manifest);
      complete = true;
    } finally {
      closing.writeLock().unlock();
    }
    removeHook();
  }

  /** Deletes what was written, unless its manifest is, too. */
  void discardUnlessComplete() {
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
   * Deletes what was written, if that is possible: the manifest first, without which what is half
   * gone does not exist.
   */
  void discard() {
    closing.writeLock().lock();
    try {
      closed = true;
      files.delete(MANIFEST);
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
