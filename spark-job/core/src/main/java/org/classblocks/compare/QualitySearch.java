package org.classblocks.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.classblocks.blocks.Block;
import org.classblocks.compare.QualityChange.BlockRecall;
import org.classblocks.compare.QualityChange.ConfusionRate;
import org.classblocks.compare.QualityChange.Recall;
import org.classblocks.linalg.SparseMatrix;
import org.classblocks.moments.count.Confusion;
import org.classblocks.result.RunResult;

/**
 * Finds the classes and blocks whose recall has changed, and the pairs of classes whose confusion
 * has.
 *
 * <p>A share has changed if a two-sided test of two proportions says so at {@value
 * RunComparison#LEVEL}, corrected for all classes, blocks or confused pairs (Bonferroni). The test
 * takes the labels of the two runs as independent, so on the same samples it misses some changes.
 * Weighted labels count as the effective number of samples. A share without labels in one of the
 * runs has not changed.
 *
 * <p>O(e log e + k d) time for e confused pairs and k classes in blocks up to d deep.
 */
final class QualitySearch {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private final Confusion before;
  private final Confusion after;
  private final RunResult later;
  private final ClassMatching classes;
  private final double[] labelsBefore;
  private final double[] labelsAfter;
  private final double perWeightBefore;
  private final double perWeightAfter;

  /**
   * @param before the confusion of the earlier run
   * @param after the confusion of the later run
   * @param classes which classes of the two runs are the same
   */
  QualitySearch(
      Confusion before,
      Confusion after,
      RunResult earlier,
      RunResult later,
      ClassMatching classes) {
    this.before = before;
    this.after = after;
    this.later = later;
    this.classes = classes;
    this.labelsBefore = labels(before);
    this.labelsAfter = labels(after);
    this.perWeightBefore = earlier.log().marginals().sampleSize().samplesPerWeight();
    this.perWeightAfter = later.log().marginals().sampleSize().samplesPerWeight();
  }

  /** How often each class is a label. */
  private static double[] labels(Confusion confusion) {
    double[] labels = new double[confusion.size()];
    for (int id = 0; id < labels.length; id++) {
      labels[id] = confusion.counts().at(id, id) + confusion.errors(id);
    }
    return labels;
  }

  QualityChange result() {
    List<Recall> recalls = recalls();
    List<BlockRecall> blocks = blocks();
    List<ConfusionRate> rates = rates();
    return new QualityChange(
        before.totals().top1(),
        after.totals().top1(),
        positive(recalls, recall -> recall.after() - recall.before()),
        positive(recalls, recall -> recall.before() - recall.after()),
        positive(blocks, recall -> recall.after() - recall.before()),
        positive(blocks, recall -> recall.before() - recall.after()),
        positive(rates, rate -> rate.after() - rate.before()),
        positive(rates, rate -> rate.before() - rate.after()));
  }

  /** Those with a positive change, the largest first. */
  private static <T> List<T> positive(List<T> all, ToDoubleFunction<T> change) {
    return all.stream()
        .filter(one -> change.applyAsDouble(one) > 0)
        .sorted(Comparator.comparingDouble(change).reversed())
        .toList();
  }

  private List<Recall> recalls() {
    double critical = critical(classes.size());
    List<Recall> changed = new ArrayList<>();
    for (int i = 0; i < classes.size(); i++) {
      int id = classes.after(i);
      Share earlier = recallBefore(classes.before(i));
      Share recall = recallAfter(id);
      if (hasChanged(earlier, recall, critical)) {
        changed.add(new Recall(id, name(id), earlier.rate(), recall.rate()));
      }
    }
    return changed;
  }

  private Share recallBefore(int id) {
    return new Share(before.counts().at(id, id), labelsBefore[id]);
  }

  private Share recallAfter(int id) {
    return new Share(after.counts().at(id, id), labelsAfter[id]);
  }

  /** Those of the blocks of the later run, over the classes that both runs have. */
  private List<BlockRecall> blocks() {
    double critical = critical(later.blocks().blocks().size());
    List<BlockRecall> changed = new ArrayList<>();
    for (Block block : later.blocks().blocks()) {
      Share earlier = Share.NONE;
      Share recall = Share.NONE;
      for (int position = block.start(); position < block.end(); position++) {
        int id = later.order().classAt(position);
        if (classes.beforeOf(id) >= 0) {
          earlier = earlier.plus(recallBefore(classes.beforeOf(id)));
          recall = recall.plus(recallAfter(id));
        }
      }
      if (hasChanged(earlier, recall, critical)) {
        changed.add(new BlockRecall(block.id(), block.name(), earlier.rate(), recall.rate()));
      }
    }
    return changed;
  }

  private List<ConfusionRate> rates() {
    List<Pair> pairs =
        Stream.concat(
                pairs(after.counts(), id -> classes.beforeOf(id) < 0 ? -1 : id),
                pairs(before.counts(), classes::afterOf))
            .distinct()
            .toList();
    double critical = critical(pairs.size());
    List<ConfusionRate> changed = new ArrayList<>();
    for (Pair pair : pairs) {
      int actual = pair.actual();
      int predicted = pair.predicted();
      int earlier = classes.beforeOf(actual);
      Share was =
          new Share(
              before.counts().at(earlier, classes.beforeOf(predicted)), labelsBefore[earlier]);
      Share is = new Share(after.counts().at(actual, predicted), labelsAfter[actual]);
      if (hasChanged(was, is, critical)) {
        changed.add(
            new ConfusionRate(
                actual, name(actual), predicted, name(predicted), was.rate(), is.rate()));
      }
    }
    return changed;
  }

  /** A label and a prediction, by the ids of the later run. */
  private record Pair(int actual, int predicted) {}

  /**
   * The confused pairs of classes that both runs have.
   *
   * @param laterIds gives the id of a class in the later run; negative if only one run has it
   */
  private static Stream<Pair> pairs(SparseMatrix counts, IntUnaryOperator laterIds) {
    int none = counts.size() - 1;
    List<Pair> pairs = new ArrayList<>();
    for (int actual = 0; actual < none; actual++) {
      for (int entry = counts.start(actual); entry < counts.end(actual); entry++) {
        int predicted = counts.column(entry);
        if (predicted != actual && predicted != none) {
          pairs.add(new Pair(laterIds.applyAsInt(actual), laterIds.applyAsInt(predicted)));
        }
      }
    }
    return pairs.stream().filter(pair -> pair.actual() >= 0 && pair.predicted() >= 0);
  }

  private static double critical(int tests) {
    return NORMAL.inverseSurvivalProbability(RunComparison.LEVEL / 2 / Math.max(1, tests));
  }

  /** Counts among labels. */
  private record Share(double count, double labels) {
    static final Share NONE = new Share(0, 0);

    Share plus(Share other) {
      return new Share(count + other.count, labels + other.labels);
    }

    double rate() {
      return count / labels;
    }
  }

  private boolean hasChanged(Share was, Share is, double critical) {
    if (was.labels() == 0 || is.labels() == 0) {
      return false;
    }
    double first = perWeightBefore * was.labels();
    double second = perWeightAfter * is.labels();
    double pooled =
        (perWeightBefore * was.count() + perWeightAfter * is.count()) / (first + second);
    double variance = pooled * (1 - pooled) * (1 / first + 1 / second);
    return Math.abs(is.rate() - was.rate()) > critical * Math.sqrt(variance) && variance > 0;
  }

  private String name(int id) {
    return later.classes().name(id);
  }
}
