package org.classblocks.app.cli;

import java.io.PrintStream;
import org.classblocks.app.session.Progress;

/**
 * The streams of a command.
 *
 * @param out receives results
 * @param err receives progress and errors
 * @param isTerminal whether err is a terminal that somebody watches
 */
public record Console(PrintStream out, PrintStream err, boolean isTerminal) {
  /** Starts the progress lines of a command. */
  Progress progress() {
    return new Progress(err, isTerminal);
  }
}
