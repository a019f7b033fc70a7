package org.classblocks.store;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of a directory that is being written, each of them once, and its manifest last. Files
 * may be written by several threads.
 */
final class NewFiles {
  private static final Logger LOG = LoggerFactory.getLogger(NewFiles.class);
  static final String MANIFEST = "_MANIFEST.json";

  private final Store files;
  private final ConcurrentSkipListSet<String> created = new ConcurrentSkipListSet<>();
  private final ConcurrentSkipListMap<String, StoredFile> inventory = new ConcurrentSkipListMap<>();
  private volatile boolean published;

  NewFiles(Store files) {
    this.files = files;
  }

  /** Opens a new file; it joins the inventory when it is closed. */
  OutputStream create(String path) throws IOException {
    if (published || !created.add(path)) {
      throw writtenTwice(path);
    }
    return files.create(path, this::add);
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
    if (published || !created.add(MANIFEST)) {
      throw writtenTwice(MANIFEST);
    }
    published = true;
    files.replace(MANIFEST, "", manifest);
  }

  /**
   * Deletes what was written, if that is possible: the manifest first, without which what is half
   * gone does not exist.
   */
  void discard() {
    try {
      files.delete(MANIFEST);
      files.deleteFolder("");
    } catch (IOException undeletable) {
      LOG.warn("{} is not complete and can be deleted", files.location(), undeletable);
    }
  }

  private IllegalStateException writtenTwice(String path) {
    return new IllegalStateException(path + " cannot be written again in " + files.location());
  }
}
