package org.classblocks.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/**
 * Puts a small file in its place so that readers find what was there before or all of the new one.
 *
 * <p>Local disks and HDFS show a file while it is written, but rename one over another in a single
 * step: there a draft is written beside it and renamed. Object stores rename by copying, but show a
 * file once it is closed: there, and wherever a rename is refused, it is a single create. If that
 * fails in the midst, it is tried again, and if nothing else helps, the torn file is taken away.
 */
record FileReplacement(FileSystem files) {
  private static final Set<String> RENAMES_OVER = Set.of("hdfs", "viewfs");
  private static final String DRAFT = "_DRAFT-";
  private static final int ATTEMPTS = 3;

  /**
   * Replaces a file, or creates it.
   *
   * @param folder the folder for a draft, which gets a unique name
   * @throws IOException if the file is not replaced
   */
  void replace(Path target, Path folder, byte[] content) throws IOException {
    boolean renamesOver =
        files instanceof RawLocalFileSystem || RENAMES_OVER.contains(files.getUri().getScheme());
    if (!renamesOver || !isDrafted(target, folder, content)) {
      overwrite(target, content);
    }
  }

  private boolean isDrafted(Path target, Path folder, byte[] content) throws IOException {
    Path draft = new Path(folder, DRAFT + UUID.randomUUID());
    boolean renamed = false;
    try {
      write(draft, content);
      renamed = isRenamed(draft, target);
    } finally {
      if (!renamed) {
        discard(draft);
      }
    }
    return renamed;
  }

  /** Whether the draft was renamed; false if renaming is refused. */
  private boolean isRenamed(Path draft, Path target) {
    try {
      if (files instanceof RawLocalFileSystem) {
        return !isFolder(target) && files.rename(draft, target);
      }
      FileContext.getFileContext(target.toUri(), files.getConf())
          .rename(draft, target, Options.Rename.OVERWRITE);
      return true;
    } catch (IOException | UnsupportedOperationException refused) {
      return false;
    }
  }

  /** On local disks, the draft would move into a folder of that name. */
  private boolean isFolder(Path path) throws IOException {
    try {
      return files.getFileStatus(path).isDirectory();
    } catch (FileNotFoundException missing) {
      return false;
    }
  }

  private boolean write(Path path, byte[] content) throws IOException {
    try (OutputStream out = files.create(path, true)) {
      out.write(content);
    }
    return true;
  }

  private void overwrite(Path target, byte[] content) throws IOException {
    byte[] before = attempted(() -> read(target));
    try {
      attempted(() -> write(target, content));
    } catch (IOException failure) {
      mend(target, before, content, failure);
    }
  }

  /** Restores the old file or writes the new one, because half a file is worse than none. */
  private void mend(Path target, byte[] before, byte[] content, IOException failure)
      throws IOException {
    if (holds(target, content)) {
      return;
    }
    if (!holds(target, before)) {
      try {
        attempted(() -> files.delete(target, false));
      } catch (IOException unmended) {
        failure.addSuppressed(unmended);
      }
    }
    throw failure;
  }

  private boolean holds(Path path, byte[] content) {
    try {
      return Arrays.equals(attempted(() -> read(path)), content);
    } catch (IOException unknown) {
      return false;
    }
  }

  /** The bytes of a file, or null if there is none. */
  private byte[] read(Path path) throws IOException {
    try (InputStream in = files.open(path)) {
      return in.readAllBytes();
    } catch (FileNotFoundException missing) {
      return null;
    }
  }

  private interface Call<T> {
    T run() throws IOException;
  }

  private static <T> T attempted(Call<T> call) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return call.run();
      } catch (IOException failure) {
        if (attempt == ATTEMPTS) {
          throw failure;
        }
      }
    }
  }

  private void discard(Path draft) {
    try {
      files.delete(draft, false);
    } catch (IOException leftBehind) {
      // Nobody looks at a draft.
    }
  }
}
