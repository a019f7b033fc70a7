package org.classblocks.app.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.util.ShutdownHookManager;

/**
 * The standard streams of the process. If a signal ends it, one line says so, and they are silent
 * afterwards: later failures follow from the signal.
 */
public final class StandardStreams implements AutoCloseable {
  /** Runs before the hook of Spark, at 50, which ends the job and the command. */
  private static final int HOOK_PRIORITY = 100;

  private static final String LINE =
      "classblocks: interrupted. What is not complete is removed; run the command again.";
  private static final String ERASE_LINE = "\r\u001b[K";

  private final boolean isTerminal;
  private final Gate outGate = new Gate(System.out);
  private final Gate errGate = new Gate(System.err);
  private final PrintStream out = new PrintStream(outGate, true, StandardCharsets.UTF_8);
  private final PrintStream err = new PrintStream(errGate, true, StandardCharsets.UTF_8);
  private final Runnable hook = this::interrupt;

  private StandardStreams(boolean isTerminal) {
    this.isTerminal = isTerminal;
  }

  /**
   * Replaces the streams of the process.
   *
   * @param isTerminal whether err is a terminal that somebody watches
   */
  public static StandardStreams open(boolean isTerminal) {
    StandardStreams streams = new StandardStreams(isTerminal);
    System.setOut(streams.out);
    System.setErr(streams.err);
    ShutdownHookManager.get().addShutdownHook(streams.hook, HOOK_PRIORITY, 1, TimeUnit.SECONDS);
    return streams;
  }

  public PrintStream out() {
    return out;
  }

  public PrintStream err() {
    return err;
  }

  private void interrupt() {
    err.println((isTerminal ? ERASE_LINE : "") + LINE);
    outGate.isShut = true;
    errGate.isShut = true;
  }

  @Override
  public void close() {
    if (!ShutdownHookManager.get().isShutdownInProgress()) {
      ShutdownHookManager.get().removeShutdownHook(hook);
    }
  }

  private static final class Gate extends FilterOutputStream {
    private volatile boolean isShut;

    Gate(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      if (!isShut) {
        out.write(b);
      }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (!isShut) {
        out.write(bytes, offset, length);
      }
    }
  }
}
