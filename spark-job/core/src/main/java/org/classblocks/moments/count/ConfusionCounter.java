package org.classblocks.moments.count;

import java.util.Arrays;
import org.classblocks.examples.ExampleLists;
import org.classblocks.moments.batch.LabelSets;
import org.classblocks.moments.batch.SampleBatch;
import org.classblocks.moments.batch.ScoreBound;
import org.classblocks.moments.batch.ScoreTypes;

/**
 * Counts which classes are predicted in place of which, batch by batch.
 *
 * <p>A sample with L labels has the L classes with the highest scores as its predictions; of equal
 * scores, the lower ids. With a threshold, its predictions are all classes with at least that
 * score. A label that is predicted counts 1 on the diagonal. Missed labels are paired with wrong
 * predictions. The fewer of the two are filled up with "nothing" to the number M of the others.
 * Then each is paired with each, with a count of 1/M.
 *
 * <p>So a row sums to the number of samples with that label, and a column to the number with that
 * prediction. With one label a sample the matrix is the usual one. Samples without labels do not
 * count. Classes that a sparse sample does not list are never predicted, and rank last, all of them
 * equal.
 *
 * <p>The ranking precision of a label is the share of labels among the classes whose score is at
 * least its own: 1 if no other class comes before it. Its mean over the positives of a class stands
 * in for average precision, which no single pass gives. Its mean over samples is the label ranking
 * average precision.
 *
 * <p>Cost: one look at every listed score of a sample, and L times the number of those that are at
 * least as high as its lowest label's; 24 bytes a class. Not safe for use by several threads.
 *
 * <p>Departs from Krstinić et al., "Multi-Label Classifier Performance Evaluation with Confusion
 * Matrix" (2020), doi:10.5121/csit.2020.100801, unless wrong predictions are as many as missed
 * labels. They give every missed label a weight of 1 and do not keep the sums of columns. The row
 * and the column for "nothing" are those of Heydarian et al., "MLCM: Multi-Label Confusion Matrix"
 * (2022), doi:10.1109/ACCESS.2022.3151048, who count 1 for every pair of a missed label and a wrong
 * prediction. Ranking precision: Tsoumakas et al., "Mining Multi-label Data" (2010),
 * doi:10.1007/978-0-387-09823-4_34.
 */
public final class ConfusionCounter {
  private final PredictionRule rule;
  private final ScoreBound threshold;
  private final int[] labelled;
  private final int[] predicted;
  private final int[] ids;
  private final double[] scores;
  private int[] missed = new int[16];
  private int[] wrong = new int[16];
  private double[] wrongScores = new double[16];
  private double[] labelScores = new double[16];
  private int stamp;

  /**
   * @param classCount the number of classes, k
   * @param rule which classes are predicted
   * @param types how the log holds scores: a threshold is compared with floats as a float
   */
  public ConfusionCounter(int classCount, PredictionRule rule, ScoreTypes types) {
    this.rule = rule;
    this.threshold = rule.threshold(types);
    this.labelled = new int[classCount];
    this.predicted = new int[classCount];
    this.ids = new int[classCount];
    this.scores = new double[classCount];
  }

  /**
   * Counts the samples of a batch, each as often as it weighs; nothing where the log has no labels.
   *
   * @param labelScores receives the samples that have one label, each once
   * @param examples receives the samples with an id, for each pair of a missed label and a wrong
   *     prediction
   */
  public void accept(
      SampleBatch batch, ConfusionCounts counts, LabelScores labelScores, ExampleLists examples) {
    for (int row = 0; row < batch.labels().rows(); row++) {
      double weight = batch.weights().of(row);
      if (weight > 0) {
        accept(batch, row, weight, counts, labelScores, examples);
      }
    }
  }

  private void accept(
      SampleBatch batch,
      int row,
      double weight,
      ConfusionCounts counts,
      LabelScores alone,
      ExampleLists examples) {
    LabelSets labels = batch.labels();
    int start = labels.start(row);
    int labelCount = labels.end(row) - start;
    if (labelCount == 0) {
      return;
    }
    double lowest = markLabels(batch, row, start, labelCount);
    double least = rule.hasThreshold() ? Math.min(lowest, threshold.lowest()) : lowest;
    int found = batch.listedFrom(row, least, ids, scores);
    int predictions = choose(found, labelCount);
    int first = found == 0 ? -1 : ids[0];
    if (labelCount == 1) {
      int label = labels.id(start);
      alone.accept(label, batch.score(row, label), first);
    }

    double precision = 0;
    for (int label = 0; label < labelCount; label++) {
      double one = rankingPrecision(labelScores[label], found, labelCount);
      counts.addLabel(labels.id(start + label), one, weight);
      precision += one;
    }
    boolean isLabel = first >= 0 && labelled[first] == stamp;
    counts.addSample(first, isLabel, precision / labelCount, weight);
    int wrongCount = sortPredictions(predictions, weight, counts);
    int missedCount = findMissed(labels, start, labelCount);
    countPairs(missedCount, wrongCount, weight, counts);
    if (!batch.sampleIds().isEmpty() && batch.sampleIds().get(row) != null) {
      keepExamples(missedCount, wrongCount, batch.sampleIds().get(row), examples);
    }
  }

  /** Notes the labels of a sample and their scores, and returns the lowest of these. */
  private double markLabels(SampleBatch batch, int row, int start, int labelCount) {
    stamp++;
    if (labelScores.length < labelCount) {
      labelScores = new double[2 * labelCount];
      missed = new int[2 * labelCount];
    }
    double lowest = Double.POSITIVE_INFINITY;
    for (int label = 0; label < labelCount; label++) {
      int id = batch.labels().id(start + label);
      labelled[id] = stamp;
      labelScores[label] = batch.listedScore(row, id);
      lowest = Math.min(lowest, labelScores[label]);
    }
    return lowest;
  }

  /** Brings the classes that are predicted to the front, the best first, and counts them. */
  private int choose(int found, int labelCount) {
    if (!rule.hasThreshold()) {
      int wanted = Math.min(labelCount, found);
      for (int place = 0; place < wanted; place++) {
        swap(place, best(place, found));
      }
      return wanted;
    }
    if (found > 0) {
      swap(0, best(0, found));
    }
    int chosen = 0;
    for (int i = 0; i < found; i++) {
      if (scores[i] >= threshold.of(ids[i])) {
        swap(chosen++, i);
      }
    }
    return chosen;
  }

  private int best(int from, int end) {
    int best = from;
    for (int i = from + 1; i < end; i++) {
      if (scores[i] > scores[best] || (scores[i] == scores[best] && ids[i] < ids[best])) {
        best = i;
      }
    }
    return best;
  }

  private void swap(int i, int j) {
    int id = ids[i];
    ids[i] = ids[j];
    ids[j] = id;
    double score = scores[i];
    scores[i] = scores[j];
    scores[j] = score;
  }

  private double rankingPrecision(double score, int found, int labelCount) {
    if (score == Double.NEGATIVE_INFINITY) {
      return (double) labelCount / ids.length;
    }
    return (double) countFrom(labelScores, labelCount, score) / countFrom(scores, found, score);
  }

  private static int countFrom(double[] values, int length, double least) {
    int count = 0;
    for (int i = 0; i < length; i++) {
      if (values[i] >= least) {
        count++;
      }
    }
    return count;
  }

  private int findMissed(LabelSets labels, int start, int labelCount) {
    int missedCount = 0;
    for (int label = start; label < start + labelCount; label++) {
      if (predicted[labels.id(label)] != stamp) {
        missed[missedCount++] = labels.id(label);
      }
    }
    return missedCount;
  }

  private void keepExamples(
      int missedCount, int wrongCount, String sampleId, ExampleLists examples) {
    for (int i = 0; i < missedCount; i++) {
      for (int j = 0; j < wrongCount; j++) {
        examples.acceptError(missed[i], wrong[j], sampleId, wrongScores[j]);
      }
    }
  }

  private void countPairs(int missedCount, int wrongCount, double weight, ConfusionCounts counts) {
    int longer = Math.max(missedCount, wrongCount);
    double share = weight * ((double) ConfusionCounts.UNITS / longer);
    for (int i = 0; i < missedCount; i++) {
      for (int j = 0; j < wrongCount; j++) {
        counts.addError(missed[i], wrong[j], share);
      }
      if (wrongCount < longer) {
        counts.addError(missed[i], counts.nothing(), (longer - wrongCount) * share);
      }
    }
    for (int j = 0; j < wrongCount && missedCount < longer; j++) {
      counts.addError(counts.nothing(), wrong[j], (longer - missedCount) * share);
    }
  }

  /** Counts the predictions that are right, and keeps and counts those that are wrong. */
  private int sortPredictions(int predictions, double weight, ConfusionCounts counts) {
    int wrongCount = 0;
    for (int i = 0; i < predictions; i++) {
      predicted[ids[i]] = stamp;
      if (labelled[ids[i]] == stamp) {
        counts.addHit(ids[i], weight);
      } else {
        if (wrongCount == wrong.length) {
          wrong = Arrays.copyOf(wrong, 2 * wrongCount);
          wrongScores = Arrays.copyOf(wrongScores, 2 * wrongCount);
        }
        wrongScores[wrongCount] = scores[i];
        wrong[wrongCount++] = ids[i];
      }
    }
    return wrongCount;
  }
}
