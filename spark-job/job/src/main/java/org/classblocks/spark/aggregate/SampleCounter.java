package org.classblocks.spark.aggregate;

import org.classblocks.moments.batch.SampleBatch;
import org.classblocks.moments.batch.ScoreTypes;
import org.classblocks.moments.count.ConfusionCounter;
import org.classblocks.moments.count.LogStatistics;
import org.classblocks.moments.count.PredictionRule;

/** Counts what the samples of a task are beside their co-moments: labels, predictions, examples. */
final class SampleCounter {
  private final LogStatistics counted;

  /** Null where nothing is counted. */
  private final ConfusionCounter confusion;

  private SampleCounter(LogStatistics counted, ConfusionCounter confusion) {
    this.counted = counted;
    this.confusion = confusion;
  }

  /** Counts nothing of samples that were counted before. */
  static SampleCounter ofNothing(int classCount) {
    return new SampleCounter(LogStatistics.empty(classCount), null);
  }

  /**
   * No samples.
   *
   * @param rule decides which classes are predicted
   * @param types how the log holds scores
   */
  SampleCounter(int classCount, PredictionRule rule, ScoreTypes types) {
    this(LogStatistics.empty(classCount), new ConfusionCounter(classCount, rule, types));
  }

  /** Counts the samples of a batch, whose scores are as logged. */
  void accept(SampleBatch batch) {
    if (confusion == null) {
      return;
    }
    counted.accept(batch);
    confusion.accept(batch, counted.confusion(), counted.labelScores(), counted.examples());
    counted.signatures().accept(batch);
    counted.examples().accept(batch);
  }

  /** The counts so far; rows and marginals are left to others. */
  LogStatistics counted() {
    return counted;
  }
}
