package org.classblocks.app;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.classblocks.LocalSpark;

/**
 * A command run in this JVM, on the shared session.
 *
 * @param exitCode what it ended with
 * @param out what it said on standard output
 * @param err what it said on standard error
 */
public record CommandRun(int exitCode, String out, String err) {
  public static CommandRun of(String... arguments) {
    LocalSpark.session();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode =
        Main.run(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            arguments);
    return new CommandRun(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** The last line of what was printed, without its end. */
  public String closingLine() {
    return out.strip().lines().reduce("", (before, line) -> line);
  }

  /** The last line on standard error, which is where mistakes are told. */
  public String complaint() {
    return err.strip().lines().reduce("", (before, line) -> line);
  }
}
