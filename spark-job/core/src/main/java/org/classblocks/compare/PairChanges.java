package org.classblocks.compare;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.SimilarityMatrix;

/**
 * Finds the pairs of classes whose similarity differs between two runs by more than sampling gives.
 *
 * <p>If all samples have all scores, the difference of the Fisher transforms is compared with its
 * standard error. If samples list some classes each, the difference of the similarities is compared
 * with its own, see {@link SamplingError}. The test takes the samples of the two runs for
 * independent. If they overlap, differences are smaller than it assumes, so it finds fewer.
 *
 * <p>p-values are multiplied by the number of pairs (Dunn, "Multiple comparisons among means",
 * 1961, doi:10.1080/01621459.1961.10482090). If nothing has changed, one comparison in twenty finds
 * a pair, however pairs depend on each other. That suits an alarm; a bound on the share of false
 * finds would let their number grow with k.
 *
 * <p>O(k^2) time, O(k) memory and a row for each thread.
 *
 * @param drift how far the matrices are apart as a whole
 * @param areTested whether both runs have samples enough to tell which pairs changed
 * @param changed how many pairs changed by more than sampling gives
 * @param most those that changed most, the largest change first
 */
record PairChanges(Drift drift, boolean areTested, long changed, List<PairChange> most) {
  /** How likely it is that any pair is listed if nothing has changed. */
  static final double LEVEL = 0.05;

  private static final int PARTS = 64;
  private static final double NEARLY_ONE = 1 - 1e-12;
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  PairChanges {
    most = List.copyOf(most);
  }

  /**
   * Compares all pairs.
   *
   * @param usable the indices in {@code classes} of those that have a correlation in both runs
   * @param limit how many pairs are listed at most
   */
  static PairChanges of(
      RunResult before, RunResult after, ClassMatching classes, int[] usable, int limit) {
    return new Search(before, after, classes, usable, limit).run();
  }

  private static final class Search {
    private final RunResult before;
    private final RunResult after;
    private final SamplingError errorBefore;
    private final SamplingError errorAfter;
    private final boolean isTransformed;
    private final boolean isTested;
    private final ClassMatching classes;
    private final int[] usable;
    private final double comparisons;
    private final double critical;
    private final int limit;

    Search(RunResult before, RunResult after, ClassMatching classes, int[] usable, int limit) {
      this.before = before;
      this.after = after;
      this.errorBefore = new SamplingError(before);
      this.errorAfter = new SamplingError(after);
      this.isTransformed = !errorBefore.isOfLists() && !errorAfter.isOfLists();
      this.isTested = errorBefore.isKnown() && errorAfter.isKnown();
      this.classes = classes;
      this.usable = usable;
      this.comparisons = Math.max(1, usable.length * (usable.length - 1.0) / 2);
      this.critical = NORMAL.inverseSurvivalProbability(LEVEL / 2 / comparisons);
      this.limit = limit;
    }

    private static final class Part {
      private final Drift.Sums sums = new Drift.Sums();
      private final PriorityQueue<PairChange> most = new PriorityQueue<>(LEAST_FIRST);
      private long changed;
    }

    /** The smallest change first, of equal ones the last pair. */
    private static final Comparator<PairChange> LEAST_FIRST =
        Comparator.<PairChange>comparingDouble(pair -> size(pair.change()))
            .thenComparing(Comparator.comparingInt(PairChange::classA).reversed())
            .thenComparing(Comparator.comparingInt(PairChange::classB).reversed());

    PairChanges run() {
      List<Part> parts = IntStream.range(0, PARTS).parallel().mapToObj(this::part).toList();
      Drift.Sums sums = new Drift.Sums();
      parts.forEach(part -> sums.combine(part.sums));
      return new PairChanges(
          sums.result(),
          isTested,
          parts.stream().mapToLong(part -> part.changed).sum(),
          parts.stream()
              .flatMap(part -> part.most.stream())
              .sorted(LEAST_FIRST.reversed())
              .limit(limit)
              .toList());
    }

    /** The pairs of every so manieth class with those after it. */
    private Part part(int number) {
      Part part = new Part();
      double[] rowBefore = new double[before.similarity().size()];
      double[] rowAfter = new double[after.similarity().size()];
      for (int i = number; i < usable.length; i += PARTS) {
        before.similarity().copyRow(classes.before(usable[i]), rowBefore);
        after.similarity().copyRow(classes.after(usable[i]), rowAfter);
        for (int j = i + 1; j < usable.length; j++) {
          double r1 = rowBefore[classes.before(usable[j])];
          double r2 = rowAfter[classes.after(usable[j])];
          accept(usable[i], usable[j], r1, r2, part);
        }
      }
      return part;
    }

    private void accept(int a, int b, double r1, double r2, Part part) {
      double variance =
          errorBefore.variance(classes.before(a), classes.before(b), r1)
              + errorAfter.variance(classes.after(a), classes.after(b), r2);
      part.sums.accept(r1, r2, variance);
      double statistic = isTested && r1 != r2 ? statistic(a, b, r1, r2) : 0;
      if (Math.abs(statistic) > critical) {
        part.changed++;
        if (part.most.size() < limit || isLarger(r2 - r1, part.most.peek())) {
          double p = 2 * NORMAL.survivalProbability(Math.abs(statistic)) * comparisons;
          part.most.add(new PairChange(a, b, r1, r2, statistic, p));
        }
        if (part.most.size() > limit) {
          part.most.poll();
        }
      }
    }

    private static boolean isLarger(double change, PairChange least) {
      return least != null && size(change) > size(least.change());
    }

    /** How large a change is, without the digits that sums in another order change. */
    private static double size(double change) {
      return Math.abs(SimilarityMatrix.rounded(change));
    }

    private double statistic(int a, int b, double r1, double r2) {
      if (isTransformed) {
        return (transform(r2) - transform(r1))
            / Math.sqrt(errorBefore.transformedVariance() + errorAfter.transformedVariance());
      }
      return (r2 - r1)
          / Math.sqrt(
              errorBefore.waryVariance(classes.before(a), classes.before(b), r1)
                  + errorAfter.waryVariance(classes.after(a), classes.after(b), r2));
    }

    /** atanh(r). */
    private static double transform(double r) {
      double inside = Math.max(-NEARLY_ONE, Math.min(NEARLY_ONE, r));
      return 0.5 * Math.log((1 + inside) / (1 - inside));
    }
  }
}
