package org.classblocks.app.cli;

import java.io.PrintStream;
import org.classblocks.app.session.Progress;

/**
 * Where a command speaks to people.
 *
 * @param out receives results
 * @param err receives progress and errors
 * @param isTerminal whether somebody watches err on a terminal
 */
public record Console(PrintStream out, PrintStream err, boolean isTerminal) {
  /** A new account of how far a command is. */
  Progress progress() {
    return new Progress(err, isTerminal);
  }
}
