package org.classblocks.compare;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.classblocks.compare.noise.PairTest;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.PairNoise;
import org.classblocks.similarity.Similarity;
import org.classblocks.similarity.SimilarityGraph;
import org.classblocks.similarity.SimilarityMatrix;

/**
 * Finds the pairs of classes whose similarity differs between two runs by more than sampling gives,
 * as {@link PairTest} says. The test takes the samples of the two runs for independent. If they
 * overlap, differences are smaller than it assumes, so it finds fewer.
 *
 * <p>Of a similarity graph only the pairs that it keeps are compared: what it does not keep may
 * have changed from one run to the next without being known.
 *
 * <p>O(F k^2) time for F folds, O(k) memory and a row for each thread; for a graph a step for each
 * kept pair.
 *
 * @param drift how far the matrices are apart as a whole
 * @param areTested whether both runs have samples enough to tell which pairs changed
 * @param changed how many pairs changed by more than sampling gives
 * @param least the smallest p-value of any pair; 1 if none changed
 * @param most those that changed most, the largest change first
 * @param shifts the classes that many of them have in common
 */
record PairChanges(
    Drift drift,
    boolean areTested,
    long changed,
    double least,
    List<PairChange> most,
    List<ClassShift> shifts) {
  /** How likely it is that any pair is listed if nothing has changed. */
  static final double LEVEL = 0.05;

  private static final int PARTS = 64;

  PairChanges {
    most = List.copyOf(most);
    shifts = List.copyOf(shifts);
  }

  /**
   * Compares all pairs.
   *
   * @param usable the indices in {@code classes} of those that have a correlation in both runs
   * @param limit how many pairs are listed at most
   */
  static PairChanges of(
      RunResult before,
      RunResult after,
      PairNoise noiseBefore,
      PairNoise noiseAfter,
      ClassMatching classes,
      int[] usable,
      int limit) {
    return new Search(before, after, noiseBefore, noiseAfter, classes, usable, limit).run();
  }

  private static final class Search {
    private final RunResult before;
    private final RunResult after;
    private final PairNoise errorBefore;
    private final PairNoise errorAfter;
    private final boolean isTested;
    private final ClassMatching classes;
    private final int[] usable;
    private final PairTest test;
    private final int limit;

    Search(
        RunResult before,
        RunResult after,
        PairNoise noiseBefore,
        PairNoise noiseAfter,
        ClassMatching classes,
        int[] usable,
        int limit) {
      this.before = before;
      this.after = after;
      this.errorBefore = noiseBefore;
      this.errorAfter = noiseAfter;
      this.isTested = errorBefore.isKnown() && errorAfter.isKnown();
      this.classes = classes;
      this.usable = usable;
      double pairs = Math.max(1, usable.length * (usable.length - 1.0) / 2);
      this.test = new PairTest(errorBefore, errorAfter, LEVEL, pairs);
      this.limit = limit;
    }

    private static final class Part {
      private final Drift.Sums sums = new Drift.Sums();
      private final PriorityQueue<PairChange> most = new PriorityQueue<>(LEAST_FIRST);
      private final int[] counts;
      private long changed;
      private double least = 1;

      Part(int classes) {
        this.counts = new int[classes];
      }
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
          drift(sums.result()),
          isTested,
          parts.stream().mapToLong(part -> part.changed).sum(),
          parts.stream().mapToDouble(part -> part.least).min().orElse(1),
          parts.stream()
              .flatMap(part -> part.most.stream())
              .sorted(LEAST_FIRST.reversed())
              .limit(limit)
              .toList(),
          shifts(parts));
    }

    private List<ClassShift> shifts(List<Part> parts) {
      int[] counts = new int[classes.size()];
      parts.forEach(part -> Arrays.setAll(counts, index -> counts[index] + part.counts[index]));
      return new ShiftSearch(counts, this::changedWith).find().stream().map(this::shift).toList();
    }

    private ClassShift shift(ShiftSearch.Found shift) {
      Nearest was = nearest(shift.index(), before.similarity(), classes::before);
      Nearest is = nearest(shift.index(), after.similarity(), classes::after);
      return new ClassShift(
          classes.after(shift.index()),
          shift.pairs(),
          was.classId(),
          was.similarity(),
          is.classId(),
          is.similarity());
    }

    private record Nearest(int classId, double similarity) {}

    /** The classes whose pair with a class changed. */
    private BitSet changedWith(int index) {
      double[] rowBefore = new double[before.similarity().size()];
      double[] rowAfter = new double[after.similarity().size()];
      before.similarity().copyRow(classes.before(index), rowBefore);
      after.similarity().copyRow(classes.after(index), rowAfter);
      BitSet changed = new BitSet();
      for (int other : usable) {
        double r1 = rowBefore[classes.before(other)];
        double r2 = rowAfter[classes.after(other)];
        if (other != index
            && r1 != r2
            && areKept(index, other)
            && test(Math.min(index, other), Math.max(index, other), r1, r2).exceeds()) {
          changed.set(other);
        }
      }
      return changed;
    }

    /** The class that a class is most similar to, by its later id. */
    private Nearest nearest(int index, Similarity similarity, IntUnaryOperator idOf) {
      double[] row = new double[similarity.size()];
      similarity.copyRow(idOf.applyAsInt(index), row);
      int nearest =
          IntStream.of(usable)
              .filter(other -> other != index)
              .boxed()
              .max(
                  Comparator.<Integer>comparingDouble(other -> row[idOf.applyAsInt(other)])
                      .thenComparing(Comparator.reverseOrder()))
              .orElseThrow();
      return new Nearest(classes.after(nearest), row[idOf.applyAsInt(nearest)]);
    }

    /** Whether the similarity of two classes is kept by both runs. */
    private boolean areKept(int a, int b) {
      return before.similarity().isKept(classes.before(a), classes.before(b))
          && after.similarity().isKept(classes.after(a), classes.after(b));
    }

    /** The pairs of every so manieth class with those after it. */
    private Part part(int number) {
      Part part = new Part(classes.size());
      if (before.similarity() instanceof SimilarityGraph graph) {
        addKept(graph, classes::before, number, part);
      } else if (after.similarity() instanceof SimilarityGraph graph) {
        addKept(graph, classes::after, number, part);
      } else {
        addAll(number, part);
      }
      return part;
    }

    private void addKept(SimilarityGraph graph, IntUnaryOperator idOf, int number, Part part) {
      int[] placeOfId = new int[graph.size()];
      Arrays.fill(placeOfId, -1);
      for (int place = 0; place < usable.length; place++) {
        placeOfId[idOf.applyAsInt(usable[place])] = place;
      }
      for (int i = number; i < usable.length; i += PARTS) {
        int id = idOf.applyAsInt(usable[i]);
        for (int entry = graph.start(id); entry < graph.end(id); entry++) {
          int j = placeOfId[graph.neighbour(entry)];
          if (j > i && areKept(usable[i], usable[j])) {
            double r1 =
                before.similarity().at(classes.before(usable[i]), classes.before(usable[j]));
            double r2 = after.similarity().at(classes.after(usable[i]), classes.after(usable[j]));
            accept(usable[i], usable[j], r1, r2, part);
          }
        }
      }
    }

    private void addAll(int number, Part part) {
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
    }

    private Drift drift(Drift found) {
      return before.noise().isPresent() && after.noise().isPresent() && found.pairs() > 0
          ? found.tested(new DriftTest(PairProducts.of(before, after, classes, usable)), LEVEL)
          : found;
    }

    private void accept(int a, int b, double r1, double r2, Part part) {
      int a1 = classes.before(a);
      int b1 = classes.before(b);
      int a2 = classes.after(a);
      int b2 = classes.after(b);
      part.sums.accept(r1, r2, errorBefore.variance(a1, b1, r1) + errorAfter.variance(a2, b2, r2));
      if (!isTested || r1 == r2) {
        return;
      }
      PairTest.Finding finding = test(a, b, r1, r2);
      if (finding.exceeds()) {
        part.changed++;
        part.counts[a]++;
        part.counts[b]++;
        part.least = Math.min(part.least, finding.pValue());
        if (part.most.size() < limit || isLarger(r2 - r1, part.most.peek())) {
          part.most.add(new PairChange(a, b, r1, r2, finding.statistic(), finding.pValue()));
        }
        if (part.most.size() > limit) {
          part.most.poll();
        }
      }
    }

    private PairTest.Finding test(int a, int b, double r1, double r2) {
      return test.test(
          new PairTest.Pair(classes.before(a), classes.before(b), r1),
          new PairTest.Pair(classes.after(a), classes.after(b), r2));
    }

    private static boolean isLarger(double change, PairChange least) {
      return least != null && size(change) > size(least.change());
    }

    /** How large a change is, without the digits that sums in another order change. */
    private static double size(double change) {
      return Math.abs(SimilarityMatrix.rounded(change));
    }
  }
}
