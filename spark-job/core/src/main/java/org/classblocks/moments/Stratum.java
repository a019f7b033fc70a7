package org.classblocks.moments;

import java.io.Serializable;
import java.util.Comparator;

/**
 * A part of the samples that has sums of its own: those of one fold in one group.
 *
 * @param group the group of its samples, see {@link #groupOf}; empty for samples of no group
 * @param fold the fold, from 0 on
 */
public record Stratum(String group, int fold) implements Comparable<Stratum>, Serializable {
  private static final Comparator<Stratum> ORDER =
      Comparator.comparing(Stratum::group).thenComparingInt(Stratum::fold);

  /** Begins groups whose value alone would be empty, or begin with this. */
  private static final String MARK = "\0";

  /** The stratum that every log has: the first fold of the samples of no group. */
  public static final Stratum FIRST = new Stratum("", 0);

  /** The group of samples that have a value in the column of groups; never empty. */
  public static String groupOf(String value) {
    return value.isEmpty() || value.startsWith(MARK) ? MARK + value : value;
  }

  /** The value of the samples of a group, which may be empty. */
  public static String valueOf(String group) {
    return group.startsWith(MARK) ? group.substring(MARK.length()) : group;
  }

  @Override
  public int compareTo(Stratum other) {
    return ORDER.compare(this, other);
  }
}
