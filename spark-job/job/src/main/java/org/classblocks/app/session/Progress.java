package org.classblocks.app.session;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.classblocks.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows how far the job is: one line per stage, with its seconds. On a terminal the line is updated
 * during the stage.
 */
public final class Progress {
  private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
  private static final String ERASE_LINE = "\r\u001b[K";

  private final PrintStream out;
  private final boolean isTerminal;
  private final List<StageTime> times = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /** Null between two stages. */
  private Stage stage;

  private long started;

  /**
   * The time of a stage.
   *
   * @param seconds its wall-clock time
   */
  public record StageTime(Stage stage, double seconds) {}

  /**
   * @param out receives the lines
   * @param isTerminal whether a line can be overwritten
   */
  public Progress(PrintStream out, boolean isTerminal) {
    this.out = out;
    this.isTerminal = isTerminal;
  }

  public synchronized void begin(Stage next) {
    stage = next;
    started = System.nanoTime();
    if (isTerminal) {
      out.print(ERASE_LINE + next.text() + " ...");
      out.flush();
    }
  }

  /** Shows how far the stage is. */
  public synchronized void update(String state) {
    if (isTerminal && stage != null) {
      out.print(Text.of("%s%-10s %s, %.0f s", ERASE_LINE, stage.text(), state, seconds()));
      out.flush();
    }
  }

  /** Shows how many tasks of the stage are done. */
  public void tasks(int finished, int planned) {
    update(Text.of("%,d of %,d tasks (%d%%)", finished, planned, 100L * finished / planned));
  }

  /** Ends the stage with its outcome. */
  public synchronized void end(String outcome) {
    double seconds = seconds();
    times.add(new StageTime(stage, seconds));
    out.println(
        Text.of(
            "%s%-10s %s, %.1f s", isTerminal ? ERASE_LINE : "", stage.text(), outcome, seconds));
    LOG.info("{}: {} in {} s", stage.text(), outcome, seconds);
    stage = null;
  }

  /** Shows a note between two stages, once. */
  public synchronized void note(String sentence) {
    String text = Text.onOneLine(sentence);
    if (notes.contains(text)) {
      return;
    }
    notes.add(text);
    out.println(Text.of("%-10s %s", "Note", text));
    LOG.info("{}", text);
  }

  /** Ends an unfinished line before other output. */
  public synchronized void interrupt() {
    if (isTerminal && stage != null) {
      out.println();
    }
    stage = null;
  }

  private double seconds() {
    return (System.nanoTime() - started) / 1e9;
  }

  /** All notes so far, for the manifest and the page. */
  public synchronized List<String> notes() {
    return List.copyOf(notes);
  }

  public synchronized List<StageTime> times() {
    return List.copyOf(times);
  }
}
