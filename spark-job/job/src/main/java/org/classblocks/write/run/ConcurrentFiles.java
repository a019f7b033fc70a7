package org.classblocks.write.run;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.classblocks.store.FileContent;
import org.classblocks.store.NewDirectory;

/**
 * Writes the files of a run on several threads. They begin in the order of adding, so add the
 * slowest first.
 */
final class ConcurrentFiles {
  private final NewDirectory directory;
  private final List<Callable<Void>> files = new ArrayList<>();
  private volatile boolean failed;

  ConcurrentFiles(NewDirectory directory) {
    this.directory = directory;
  }

  /** Adds a file, which is written once by any thread. */
  void add(String path, FileContent content) {
    files.add(
        () -> {
          if (!failed) {
            boolean written = false;
            try {
              directory.write(path, content);
              written = true;
            } finally {
              failed |= !written;
            }
          }
          return null;
        });
  }

  /**
   * Writes the files and returns when all of them are closed. After the first failure no further
   * file is begun, those begun are interrupted, and the failure is thrown.
   */
  void write(int threads) throws IOException {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      ExecutorCompletionService<Void> written = new ExecutorCompletionService<>(executor);
      files.forEach(written::submit);
      for (int i = 0; i < files.size(); i++) {
        written.take().get();
      }
    } catch (ExecutionException failure) {
      throw asUnchecked(failure.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while writing " + directory.location());
    } finally {
      executor.shutdownNow();
    }
  }

  /** The failure, unless it is a checked one. */
  private static RuntimeException asUnchecked(Throwable failure) throws IOException {
    if (failure instanceof IOException unwritable) {
      throw unwritable;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    return failure instanceof RuntimeException bug ? bug : new IllegalStateException(failure);
  }
}
