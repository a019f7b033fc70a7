package org.classblocks.moments;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.classblocks.moments.count.PredictionRule;

/**
 * What {@link org.classblocks.moments.count.ConfusionCounter} counts, straight from the
 * definitions: classes are sorted, sets are sets, nothing is merged.
 */
public final class PlainConfusion {
  public final double[][] counts;
  public final double[] positives;
  public final double[] firsts;
  public final double[] precisions;
  public double samples;
  public double firstIsLabel;
  public double precision;

  private final int classCount;
  private final PredictionRule rule;

  public PlainConfusion(int classCount, PredictionRule rule) {
    this.classCount = classCount;
    this.rule = rule;
    this.counts = new double[classCount + 1][classCount + 1];
    this.positives = new double[classCount];
    this.firsts = new double[classCount];
    this.precisions = new double[classCount];
  }

  /**
   * Counts a sample.
   *
   * @param scores the score of every class; NaN for one that is not listed
   */
  public void accept(double[] scores, Set<Integer> labels, double weight) {
    if (labels.isEmpty()) {
      return;
    }
    List<Integer> ranked =
        IntStream.range(0, classCount)
            .filter(id -> !Double.isNaN(scores[id]))
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer id) -> 0 - scores[id]).thenComparing(id -> id))
            .toList();
    List<Integer> predicted =
        rule.hasThreshold()
            ? ranked.stream().filter(id -> scores[id] >= rule.threshold()).toList()
            : ranked.subList(0, Math.min(labels.size(), ranked.size()));
    countPairs(labels, predicted, weight);
    countRanks(scores, labels, ranked, weight);
  }

  /** How often a class was predicted in place of a label; k stands for none. */
  public double count(int actual, int predicted) {
    return counts[actual][predicted];
  }

  /** What the labelled samples weigh. */
  public double samples() {
    return samples;
  }

  private void countPairs(Set<Integer> labels, List<Integer> predicted, double weight) {
    List<Integer> missed = new ArrayList<>(new TreeSet<>(labels));
    missed.removeAll(predicted);
    List<Integer> wrong = new ArrayList<>(predicted);
    wrong.removeAll(labels);
    for (int id : predicted) {
      counts[id][id] += labels.contains(id) ? weight : 0;
    }
    int longer = Math.max(missed.size(), wrong.size());
    while (missed.size() < longer) {
      missed.add(classCount);
    }
    while (wrong.size() < longer) {
      wrong.add(classCount);
    }
    for (int m : missed) {
      for (int w : wrong) {
        counts[m][w] += weight / longer;
      }
    }
  }

  private void countRanks(
      double[] scores, Set<Integer> labels, List<Integer> ranked, double weight) {
    samples += weight;
    if (!ranked.isEmpty() && labels.contains(ranked.get(0))) {
      firstIsLabel += weight;
      firsts[ranked.get(0)] += weight;
    }
    for (int label : labels) {
      long rank = IntStream.range(0, classCount).filter(id -> !isAfter(scores, id, label)).count();
      long above = labels.stream().filter(id -> !isAfter(scores, id, label)).count();
      positives[label] += weight;
      precisions[label] += weight * above / rank;
      precision += weight * above / rank / labels.size();
    }
  }

  /** Whether a class ranks after another; those that are not listed rank last. */
  private static boolean isAfter(double[] scores, int id, int other) {
    return !Double.isNaN(scores[other]) && !(scores[id] >= scores[other]);
  }
}
