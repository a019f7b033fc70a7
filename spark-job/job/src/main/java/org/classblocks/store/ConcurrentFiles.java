package org.classblocks.store;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Writes the files of a directory on several threads, in the background: what is added is begun as
 * soon as a thread is free, while the values of other files are still being computed. Files begin
 * in the order of adding, so add the slowest first. One thread adds and finishes.
 *
 * <p>After the first failure no further file is begun. {@link #finish} throws the failure.
 */
public final class ConcurrentFiles implements AutoCloseable {
  private static final int CLOSING_SECONDS = 30;

  private final NewDirectory directory;
  private final ExecutorService threads;
  private final CompletionService<Void> ended;
  private int unfinished;
  private volatile boolean stopped;

  /** Writes one or more files of the directory, one after the other. */
  public interface Part {
    void write() throws IOException;
  }

  /** Writes with as many threads as there are cores. */
  public ConcurrentFiles(NewDirectory directory) {
    this(directory, Runtime.getRuntime().availableProcessors());
  }

  ConcurrentFiles(NewDirectory directory, int threads) {
    this.directory = directory;
    this.threads = Executors.newFixedThreadPool(threads);
    this.ended = new ExecutorCompletionService<>(this.threads);
  }

  /** Adds a file, which is written once by any thread. */
  public void add(String path, FileContent content) {
    add(() -> directory.write(path, content));
  }

  /** Adds files that one thread writes. */
  public void add(Part part) {
    unfinished++;
    ended.submit(
        () -> {
          if (!stopped) {
            boolean written = false;
            try {
              part.write();
              written = true;
            } finally {
              stopped |= !written;
            }
          }
          return null;
        });
  }

  /**
   * Returns when all files that were added are closed.
   *
   * @throws IOException the first failure, if it is one of writing; others are thrown as they are
   */
  public void finish() throws IOException {
    try {
      for (; unfinished > 0; unfinished--) {
        ended.take().get();
      }
    } catch (ExecutionException failure) {
      throw asUnchecked(failure.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while writing " + directory.location());
    }
  }

  /**
   * Begins no further file, and interrupts those begun. Waits until they have ended, so that
   * nothing is written after the directory is deleted, but not for long.
   */
  @Override
  public void close() {
    stopped = true;
    threads.shutdownNow();
    try {
      threads.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
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
