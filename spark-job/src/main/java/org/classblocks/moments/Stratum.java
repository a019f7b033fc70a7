package org.classblocks.moments;

import java.io.Serializable;
import java.util.Comparator;

/**
 * A part of the samples that has sums of its own: those of one fold in one group.
 *
 * @param group the value of the column of groups; empty for samples of no group
 * @param fold the fold, from 0 on
 */
public record Stratum(String group, int fold) implements Comparable<Stratum>, Serializable {
  private static final Comparator<Stratum> ORDER =
      Comparator.comparing(Stratum::group).thenComparingInt(Stratum::fold);

  /** The stratum that every log has: the first fold of the samples of no group. */
  public static final Stratum FIRST = new Stratum("", 0);

  @Override
  public int compareTo(Stratum other) {
    return ORDER.compare(this, other);
  }
}
