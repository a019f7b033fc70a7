package org.classblocks.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.classblocks.linalg.SparseMatrix;
import org.classblocks.moments.count.Confusion;
import org.classblocks.result.RunResult;

/**
 * Which of two runs with labels is better at what: how often the highest score is right, which
 * classes are recognised more or less often, and which confusions are new or mended.
 *
 * <p>A share counts as changed if a two-sided test of two proportions says so at {@value
 * RunComparison#LEVEL}, corrected for all classes or all confused pairs (Bonferroni). The test
 * takes the labels of the two runs as independent, so that on the same samples it finds less than
 * there is. O(e log e) time for e confused pairs.
 *
 * @param top1Before the share of the earlier labelled samples whose highest score is a label
 * @param top1After the same of the later ones
 * @param better the classes whose recall rose, the largest change first
 * @param worse the classes whose recall fell, the largest change first
 * @param newConfusions the pairs that are confused more often, the largest change first
 * @param mendedConfusions the pairs that are confused less often, the largest change first
 */
public record QualityChange(
    double top1Before,
    double top1After,
    List<Recall> better,
    List<Recall> worse,
    List<ConfusionRate> newConfusions,
    List<ConfusionRate> mendedConfusions) {
  public QualityChange {
    better = List.copyOf(better);
    worse = List.copyOf(worse);
    newConfusions = List.copyOf(newConfusions);
    mendedConfusions = List.copyOf(mendedConfusions);
  }

  /**
   * The share of the labels of a class that are predicted.
   *
   * @param classId the class in the later run
   */
  public record Recall(int classId, String name, double before, double after) {}

  /**
   * The share of the labels of a class for which another one is predicted.
   *
   * @param actualId the class of the labels in the later run
   * @param predictedId the class of the predictions in the later run
   */
  public record ConfusionRate(
      int actualId,
      String actualName,
      int predictedId,
      String predictedName,
      double before,
      double after) {}

  /** The changes between two runs; empty unless both have labels. */
  static Optional<QualityChange> of(RunResult before, RunResult after, ClassMatching classes) {
    return before
        .log()
        .labels()
        .flatMap(
            earlier ->
                after
                    .log()
                    .labels()
                    .map(
                        later ->
                            new Search(earlier.confusion(), later.confusion(), after, classes)
                                .result()));
  }

  private static final class Search {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private final Confusion before;
    private final Confusion after;
    private final RunResult later;
    private final ClassMatching classes;
    private final double[] labelsBefore;
    private final double[] labelsAfter;

    Search(Confusion before, Confusion after, RunResult later, ClassMatching classes) {
      this.before = before;
      this.after = after;
      this.later = later;
      this.classes = classes;
      this.labelsBefore = labels(before);
      this.labelsAfter = labels(after);
    }

    private static double[] labels(Confusion confusion) {
      double[] labels = new double[confusion.size()];
      for (int id = 0; id < labels.length; id++) {
        labels[id] = confusion.counts().at(id, id) + confusion.errors(id);
      }
      return labels;
    }

    QualityChange result() {
      List<Recall> recalls = recalls();
      List<ConfusionRate> rates = rates();
      return new QualityChange(
          before.totals().top1(),
          after.totals().top1(),
          recalls.stream()
              .filter(recall -> recall.after() > recall.before())
              .sorted(Comparator.comparingDouble(recall -> recall.before() - recall.after()))
              .toList(),
          recalls.stream()
              .filter(recall -> recall.after() < recall.before())
              .sorted(Comparator.comparingDouble(recall -> recall.after() - recall.before()))
              .toList(),
          rates.stream()
              .filter(rate -> rate.after() > rate.before())
              .sorted(Comparator.comparingDouble(rate -> rate.before() - rate.after()))
              .toList(),
          rates.stream()
              .filter(rate -> rate.after() < rate.before())
              .sorted(Comparator.comparingDouble(rate -> rate.after() - rate.before()))
              .toList());
    }

    private List<Recall> recalls() {
      double critical = critical(classes.size());
      List<Recall> changed = new ArrayList<>();
      for (int i = 0; i < classes.size(); i++) {
        int a = classes.before(i);
        int b = classes.after(i);
        if (hasChanged(before.counts().at(a, a), a, after.counts().at(b, b), b, critical)) {
          changed.add(new Recall(b, name(b), before.recall(a), after.recall(b)));
        }
      }
      return changed;
    }

    private List<ConfusionRate> rates() {
      List<long[]> pairs =
          Stream.concat(
                  laterPairs(after.counts(), id -> id), laterPairs(before.counts(), this::afterOf))
              .distinct()
              .map(key -> new long[] {key >> 32, key & 0xffffffffL})
              .toList();
      double critical = critical(pairs.size());
      List<ConfusionRate> changed = new ArrayList<>();
      for (long[] pair : pairs) {
        int actual = (int) pair[0];
        int predicted = (int) pair[1];
        int earlier = classes.beforeOf(actual);
        double countBefore = before.counts().at(earlier, classes.beforeOf(predicted));
        double countAfter = after.counts().at(actual, predicted);
        if (hasChanged(countBefore, earlier, countAfter, actual, critical)) {
          changed.add(
              new ConfusionRate(
                  actual,
                  name(actual),
                  predicted,
                  name(predicted),
                  countBefore / labelsBefore[earlier],
                  countAfter / labelsAfter[actual]));
        }
      }
      return changed;
    }

    private int afterOf(int id) {
      return classes.afterOf(id);
    }

    /** Receives the id of a class in the later run, or a negative one. */
    private interface LaterIds {
      int of(int id);
    }

    /** The confused pairs of classes that both runs have, by their later ids. */
    private Stream<Long> laterPairs(SparseMatrix counts, LaterIds ids) {
      List<Long> pairs = new ArrayList<>();
      for (int actual = 0; actual < counts.size() - 1; actual++) {
        for (int entry = counts.start(actual); entry < counts.end(actual); entry++) {
          int predicted = counts.column(entry);
          if (predicted != actual && predicted < counts.size() - 1) {
            int one = ids.of(actual);
            int other = ids.of(predicted);
            if (one >= 0
                && other >= 0
                && classes.beforeOf(one) >= 0
                && classes.beforeOf(other) >= 0) {
              pairs.add((long) one << 32 | other);
            }
          }
        }
      }
      return pairs.stream();
    }

    private static double critical(int tests) {
      return NORMAL.inverseSurvivalProbability(RunComparison.LEVEL / 2 / Math.max(1, tests));
    }

    /** Whether the share of counts among labels has changed. */
    private boolean hasChanged(
        double countBefore, int idBefore, double countAfter, int idAfter, double critical) {
      double first = labelsBefore[idBefore];
      double second = labelsAfter[idAfter];
      if (first == 0 || second == 0) {
        return false;
      }
      double pooled = (countBefore + countAfter) / (first + second);
      double variance = pooled * (1 - pooled) * (1 / first + 1 / second);
      double difference = countAfter / second - countBefore / first;
      return Math.abs(difference) > critical * Math.sqrt(variance) && variance > 0;
    }

    private String name(int id) {
      return later.classes().name(id);
    }
  }
}
