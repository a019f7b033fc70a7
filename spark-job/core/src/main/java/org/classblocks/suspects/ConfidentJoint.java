package org.classblocks.suspects;

import java.io.Serializable;
import java.util.List;
import org.classblocks.moments.count.PairSums;

/**
 * How many samples of each label are confidently of each class, and the classes that this says are
 * mixed up. Mergeable in any grouping and order, with the same result; no samples are the identity.
 *
 * <p>With C[i][j] samples labelled i that are confidently of j, and n[i] labelled i in all, the
 * probability of the label i and the actual class j is estimated as
 *
 * <pre>  Q[i][j] = C[i][j] / sum_j C[i][j] * n[i] / N</pre>
 *
 * where N is the sum of n[i]. A class none of whose samples are confidently of any class has no
 * row, and does not count in N.
 *
 * <p>Memory: 8 bytes a class, and up to 64 for each pair of a label and a class. Counts are exact.
 *
 * <p>After Northcutt, Jiang and Chuang, "Confident Learning: Estimating Uncertainty in Dataset
 * Labels" (2021), doi:10.1613/jair.1.12125, equations 1 to 3.
 */
final class ConfidentJoint implements Serializable {
  private static final long serialVersionUID = 1L;

  private final long[] labels;
  private final PairSums counts = new PairSums();

  /** No samples of k classes. */
  ConfidentJoint(int classCount) {
    labels = new long[classCount];
  }

  /**
   * Counts a sample.
   *
   * @param label its label
   * @param confident the class it is confidently of, or -1
   */
  void accept(int label, int confident) {
    labels[label]++;
    if (confident >= 0) {
      counts.add(label, confident, 1);
    }
  }

  /** Adds other samples of as many classes, which stay as they are. */
  void combine(ConfidentJoint other) {
    for (int id = 0; id < labels.length; id++) {
      labels[id] += other.labels[id];
    }
    counts.combine(other.counts);
  }

  /** The pairs of classes with a sample of the one that is confidently of the other, sorted. */
  List<ClassOverlap> overlaps(int most) {
    double[] confident = new double[labels.length];
    counts.forEach((label, actual, count) -> confident[label] += count);
    long all = 0;
    for (int id = 0; id < labels.length; id++) {
      all += confident[id] > 0 ? labels[id] : 0;
    }
    long total = all;
    BestRanked<ClassOverlap> best = new BestRanked<>(most);
    counts.forEach(
        (label, actual, count) -> {
          if (label < actual || (label > actual && counts.of(actual, label) == 0)) {
            best.offer(overlap(Math.min(label, actual), Math.max(label, actual), confident, total));
          }
        });
    return best.kept().stream().sorted().toList();
  }

  private ClassOverlap overlap(int a, int b, double[] confident, long total) {
    double countAb = counts.of(a, b);
    double countBa = counts.of(b, a);
    double probable = 0;
    if (countAb > 0) {
      probable += countAb / confident[a] * labels[a];
    }
    if (countBa > 0) {
      probable += countBa / confident[b] * labels[b];
    }
    return new ClassOverlap(
        a,
        b,
        (long) countAb,
        (long) countBa,
        countAb / confident[a],
        countBa / confident[b],
        probable / total);
  }
}
