package org.classblocks.report.model;

import java.util.function.Supplier;

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

  public static String ofRun(String runId) {
    return "run-" + runId;
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
