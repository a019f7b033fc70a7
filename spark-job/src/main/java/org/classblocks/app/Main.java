package org.classblocks.app;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.apache.spark.SparkConf;

/** Where the job begins. */
public final class Main {
  private Main() {}

  /**
   * Runs a command and ends the JVM with its exit code. In cluster mode there is nobody to see an
   * exit code, and the application fails by throwing. The launcher says by the system property
   * {@code classblocks.terminal} whether somebody watches.
   */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    int exitCode = run(out, err, Boolean.getBoolean("classblocks.terminal"), arguments);
    if (!"cluster".equals(new SparkConf().get("spark.submit.deployMode", "client"))) {
      System.exit(exitCode);
    }
    if (exitCode != 0) {
      throw new IllegalStateException("ClassBlocks ended with exit code " + exitCode);
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
