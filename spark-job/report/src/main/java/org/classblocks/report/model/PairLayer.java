package org.classblocks.report.model;

import java.time.LocalDate;
import java.util.function.Supplier;
import org.classblocks.Text;

/**
 * A symmetric matrix that the page can show.
 *
 * @param id tells layers apart: letters, digits, dots, hyphens and underscores
 * @param title its name for people; plain text
 * @param kind what its numbers are
 * @param source gives the numbers, which may be many: they are wanted for as long as they are
 *     written, and are not the same object each time
 */
public record PairLayer(String id, String title, Kind kind, Supplier<PairValues> source) {
  /** The id of the layer that the page is about. */
  public static final String SIMILARITY = "similarity";

  /** The id of the layer of a group of samples. */
  public static String ofGroup(int groupId) {
    return "group-" + groupId;
  }

  /**
   * Another run.
   *
   * @param similarities its similarities by the class ids of this run; asked for when they are
   *     wanted, for they may take as much memory as those of this run
   */
  public static PairLayer ofRun(LocalDate date, String runId, Supplier<PairValues> similarities) {
    return new PairLayer(
        "run-" + runId, Text.of("Run of %s, %s", date, runId), Kind.RUN, similarities);
  }

  /**
   * The samples of some dates alone, which are a group of the samples of the run.
   *
   * @param dates which, for people
   */
  public static PairLayer ofDates(String dates, Supplier<PairValues> similarities) {
    return new PairLayer("dates", Text.of("Only %s", dates), Kind.GROUP, similarities);
  }

  /** What the numbers of a layer are. */
  public enum Kind {
    SIMILARITY("similarity"),
    GROUP("group"),
    RUN("run"),
    SUPPORT("support");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The word that the page uses. */
    public String word() {
      return word;
    }
  }

  /** Whether the numbers are counts, of which the logarithm is kept: ln(1 + count). */
  public boolean isOfCounts() {
    return kind == Kind.SUPPORT;
  }
}
