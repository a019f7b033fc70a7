package org.classblocks.examples;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.classblocks.moments.batch.SampleBatch;

/**
 * Keeps the ids of the samples that score highest: up to {@value BestExamples#MOST} for each class,
 * and as many for each pair of a missed label and the class that was predicted in its place.
 * Mergeable in any grouping and order, with the same result; no samples are the identity.
 *
 * <p>Samples that weigh nothing do not count, and samples without an id are counted alone. Of the
 * samples in which one label was missed, those with the highest scores are kept: up to {@value
 * #ALL} over k, but at least {@value BestExamples#MOST}.
 *
 * <p>Cost: one look at every listed score of a sample with an id. Memory: some 150 bytes and the id
 * for each example. There are at most {@value BestExamples#MOST} k of classes, and of pairs as many
 * or {@value #ALL}, whichever is more. Without ids nothing is kept. Not safe for use by several
 * threads.
 */
public final class ExampleLists implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int ALL = 200_000;

  private final int classCount;
  private final int mostOfLabel;
  private final SortedMap<Integer, BestExamples> byClass = new TreeMap<>();
  private final SortedMap<Integer, LabelExamples> byLabel = new TreeMap<>();
  private long unnamed;
  private transient Reader reader;

  /** No samples of k classes. */
  public ExampleLists(int classCount) {
    this(classCount, Math.max(BestExamples.MOST, ALL / classCount));
  }

  ExampleLists(int classCount, int mostOfLabel) {
    this.classCount = classCount;
    this.mostOfLabel = mostOfLabel;
  }

  /** What finds the scores worth a look. */
  private static final class Reader {
    final int[] ids;
    final double[] scores;
    final double[] least;

    Reader(int classCount) {
      ids = new int[classCount];
      scores = new double[classCount];
      least = new double[classCount];
    }
  }

  /** Adds the samples of a batch to the classes, if it has ids. */
  public void accept(SampleBatch batch) {
    if (batch.sampleIds().isEmpty()) {
      return;
    }
    if (reader == null) {
      reader = new Reader(classCount);
      Arrays.fill(reader.least, Double.NEGATIVE_INFINITY);
      byClass.forEach((id, best) -> reader.least[id] = best.least());
    }
    for (int row = 0; row < batch.rows(); row++) {
      String sampleId = batch.sampleIds().get(row);
      if (sampleId == null) {
        unnamed++;
      } else if (batch.weights().of(row) > 0) {
        accept(batch, row, sampleId);
      }
    }
  }

  private void accept(SampleBatch batch, int row, String sampleId) {
    int found = batch.listedFrom(row, Double.NEGATIVE_INFINITY, reader.ids, reader.scores);
    for (int i = 0; i < found; i++) {
      int id = reader.ids[i];
      if (reader.scores[i] >= reader.least[id]) {
        BestExamples best = byClass.computeIfAbsent(id, key -> new BestExamples());
        best.offer(example(sampleId, reader.scores[i]));
        reader.least[id] = best.least();
      }
    }
  }

  /** An example whose score is 0, not -0. */
  private static Example example(String sampleId, double score) {
    return new Example(sampleId, score + 0.0);
  }

  /**
   * Adds a sample with an id to a confused pair.
   *
   * @param label the label that was missed
   * @param predicted the class that was predicted in its place
   * @param score the sample's score for that class
   */
  public void acceptError(int label, int predicted, String sampleId, double score) {
    byLabel
        .computeIfAbsent(label, id -> new LabelExamples(mostOfLabel))
        .offer(predicted, example(sampleId, score));
  }

  /** Adds other samples, which stay as they are. */
  public void combine(ExampleLists other) {
    other.byClass.forEach(
        (id, kept) -> {
          BestExamples own = byClass.computeIfAbsent(id, key -> new BestExamples());
          kept.kept().forEach(own::offer);
        });
    other.byLabel.forEach(
        (label, kept) ->
            byLabel.computeIfAbsent(label, id -> new LabelExamples(mostOfLabel)).combine(kept));
    unnamed += other.unnamed;
  }

  /** How many samples have no id. */
  public long unnamed() {
    return unnamed;
  }

  /** What is known so far; later samples do not change it. */
  public Examples result() {
    List<Examples.OfClass> classes = new ArrayList<>();
    byClass.forEach((id, best) -> classes.add(new Examples.OfClass(id, List.copyOf(best.kept()))));
    List<Examples.OfPair> pairs = new ArrayList<>();
    byLabel.forEach(
        (label, kept) ->
            kept.forEach(
                (predicted, best) ->
                    pairs.add(new Examples.OfPair(label, predicted, List.copyOf(best.kept())))));
    return new Examples(classes, pairs);
  }
}
