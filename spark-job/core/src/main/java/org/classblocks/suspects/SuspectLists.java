package org.classblocks.suspects;

import java.io.Serializable;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The most suspicious samples so far, of all and of each class that labels them; and how many of
 * each label are confidently of each class. Mergeable in any grouping and order, with the same
 * result; the empty lists are the identity.
 *
 * <p>Memory: some 150 bytes a suspect that is kept, and {@link ConfidentJoint}. O(log of the limit)
 * a suspect.
 */
public final class SuspectLists implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Nobody looks at more pairs of classes than that. */
  private static final int MOST_OVERLAPS = 1000;

  private final int mostOfClass;
  private final BestRanked<Suspect> all;
  private final TreeMap<Integer, BestRanked<Suspect>> byClass = new TreeMap<>();
  private final ConfidentJoint joint;
  private SuspectCounts counts = SuspectCounts.NONE;

  /**
   * No samples.
   *
   * @param classCount k
   * @param most how many suspects are kept of all, at least 1
   * @param mostOfClass how many are kept of each class, at least 1
   */
  public SuspectLists(int classCount, int most, int mostOfClass) {
    this.mostOfClass = mostOfClass;
    this.all = new BestRanked<>(most);
    this.joint = new ConfidentJoint(classCount);
  }

  /** Offers a suspect; {@link #count} must count it, too. */
  void accept(Suspect suspect) {
    all.offer(suspect);
    byClass.computeIfAbsent(suspect.given(), id -> new BestRanked<>(mostOfClass)).offer(suspect);
  }

  /** Counts a sample that is judged, see {@link ConfidentJoint#accept}. */
  void judged(int label, int confident) {
    joint.accept(label, confident);
  }

  void count(SuspectCounts more) {
    counts = counts.plus(more);
  }

  /** Adds the suspects of other samples; the other lists stay as they are. */
  public void combine(SuspectLists other) {
    other.all.kept().forEach(all::offer);
    other.byClass.forEach(
        (id, kept) -> {
          BestRanked<Suspect> own =
              byClass.computeIfAbsent(id, key -> new BestRanked<>(mostOfClass));
          kept.kept().forEach(own::offer);
        });
    count(other.counts);
    joint.combine(other.joint);
  }

  /**
   * The suspects of all lists, each once, and at most 1,000 overlaps. Samples of the same id,
   * scores and classes are one suspect.
   */
  public Suspects result() {
    SortedSet<Suspect> kept = new TreeSet<>(all.kept());
    byClass.values().forEach(best -> kept.addAll(best.kept()));
    return Suspects.of(counts, kept, joint.overlaps(MOST_OVERLAPS));
  }
}
