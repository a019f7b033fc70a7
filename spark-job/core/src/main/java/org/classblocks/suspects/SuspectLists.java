package org.classblocks.suspects;

import java.io.Serializable;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The most suspicious samples so far: of all, and of each class that labels them. Mergeable in any
 * grouping and order, with the same result; the empty lists are the identity.
 *
 * <p>Memory: some 150 bytes a suspect that is kept. O(log of the limit) a suspect.
 */
public final class SuspectLists implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int mostOfClass;
  private final BestSuspects all;
  private final TreeMap<Integer, BestSuspects> byClass = new TreeMap<>();
  private SuspectCounts counts = SuspectCounts.NONE;

  /**
   * No samples.
   *
   * @param most how many suspects are kept of all, at least 1
   * @param mostOfClass how many are kept of each class, at least 1
   */
  public SuspectLists(int most, int mostOfClass) {
    this.mostOfClass = mostOfClass;
    this.all = new BestSuspects(most);
  }

  /** Offers a suspect; {@link #count} must count it, too. */
  void accept(Suspect suspect) {
    all.offer(suspect);
    byClass.computeIfAbsent(suspect.given(), id -> new BestSuspects(mostOfClass)).offer(suspect);
  }

  void count(SuspectCounts more) {
    counts = counts.plus(more);
  }

  /** Adds the suspects of other samples; the other lists stay as they are. */
  public void combine(SuspectLists other) {
    other.all.kept().forEach(all::offer);
    other.byClass.forEach(
        (id, kept) -> {
          BestSuspects own = byClass.computeIfAbsent(id, key -> new BestSuspects(mostOfClass));
          kept.kept().forEach(own::offer);
        });
    count(other.counts);
  }

  /**
   * The suspects of all lists, each once. Samples of the same id, scores and classes are one
   * suspect.
   */
  public Suspects result() {
    SortedSet<Suspect> kept = new TreeSet<>(all.kept());
    byClass.values().forEach(best -> kept.addAll(best.kept()));
    return Suspects.of(counts, kept);
  }
}
