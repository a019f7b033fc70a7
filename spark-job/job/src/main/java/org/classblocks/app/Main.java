package org.classblocks.app;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import org.classblocks.app.cli.CommandLines;
import org.classblocks.app.cli.Console;
import org.classblocks.app.cli.MaskingOutput;
import org.classblocks.app.cli.Prerequisites;
import org.classblocks.app.cli.StandardStreams;

/** Where the job begins. It loads nothing of Spark before it knows that Spark is there. */
public final class Main {
  private static final int FAILURE = 1;
  private static final int USAGE = 2;

  private Main() {}

  /**
   * Runs a command and ends the JVM with its exit code. In cluster mode there is nobody to see an
   * exit code, and the application fails by throwing. The launcher says by the system property
   * {@code classblocks.terminal} whether somebody watches.
   */
  public static void main(String[] arguments) {
    // For the libraries: what is ours names its locale and its zone wherever it needs one.
    Locale.setDefault(Locale.ROOT);
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    Optional<String> missing = Prerequisites.missing();
    missing.ifPresent(what -> System.err.println("classblocks: " + what));
    int exitCode =
        missing.isPresent() ? USAGE : run(Boolean.getBoolean("classblocks.terminal"), arguments);
    if (!"cluster".equals(System.getProperty("spark.submit.deployMode"))) {
      System.exit(exitCode);
    }
    if (exitCode != 0) {
      throw new IllegalStateException("ClassBlocks ended with exit code " + exitCode);
    }
  }

  /** Runs a command on the streams of the process. */
  private static int run(boolean isTerminal, String... arguments) {
    try (StandardStreams streams = StandardStreams.open(isTerminal)) {
      return run(streams.out(), streams.err(), isTerminal, arguments);
    } catch (IncompatibleClassChangeError | NoClassDefFoundError clash) {
      PrintStream err = masked(System.err);
      err.println(
          "classblocks: a class is missing from the class path or has the wrong version. Remove"
              + " other jars from it, such as those of spark.jars. The stack trace follows.");
      clash.printStackTrace(err);
      err.flush();
      return FAILURE;
    }
  }

  /**
   * Runs a command.
   *
   * @param out receives results
   * @param err receives progress and errors
   * @param isTerminal whether somebody watches err on a terminal
   * @return the exit code: 0 done, 1 failure, 2 usage or configuration, 3 input refused, 4 drift
   *     alert
   */
  static int run(PrintStream out, PrintStream err, boolean isTerminal, String... arguments) {
    Console console = new Console(masked(out), masked(err), isTerminal);
    return CommandLines.of(console)
        .setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
        .execute(arguments);
  }

  private static PrintStream masked(PrintStream stream) {
    return new PrintStream(new MaskingOutput(stream), false, StandardCharsets.UTF_8);
  }
}
