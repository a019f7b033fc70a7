package org.classblocks.spark.aggregate;

import java.io.Serializable;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.classblocks.moments.batch.SampleBatch;
import org.classblocks.moments.count.LabelScores;
import org.classblocks.moments.count.RowCounts;
import org.classblocks.spark.files.JobName;
import org.classblocks.spark.files.ReadFailures;
import org.classblocks.spark.intake.BatchStream;
import org.classblocks.spark.log.LogRows;
import org.classblocks.spark.log.PredictionLog;
import org.classblocks.spark.plan.TilePlan;
import org.classblocks.suspects.SuspectLists;
import org.classblocks.suspects.SuspectSearch;
import org.classblocks.suspects.Suspects;

/**
 * Finds the samples whose labels look wrong, and the classes whose labels are mixed up, on the
 * cluster in one read of the log. A task gives one set of bounded lists, and counts of the pairs of
 * classes that it has seen. Merging them gives the same result in any order.
 */
public final class SuspectsAggregation {
  private final JavaSparkContext spark;
  private final int most;
  private final int mostOfClass;

  /**
   * @param most how many suspects are kept of all samples, at least 1
   * @param mostOfClass how many are kept of each class that labels them, at least 1
   */
  public SuspectsAggregation(SparkSession session, int most, int mostOfClass) {
    this.spark = new JavaSparkContext(session.sparkContext());
    this.most = most;
    this.mostOfClass = mostOfClass;
  }

  /**
   * Finds the suspects.
   *
   * @param log has labels and sample ids
   * @param plan how the log is read
   * @param known what all its samples score for their labels
   * @throws org.classblocks.UserErrorException if a file cannot be read, or has more or fewer rows
   *     than its footer says
   */
  public Suspects suspects(PredictionLog log, TilePlan plan, LabelScores known) {
    Broadcast<LabelScores> sent = spark.broadcast(known);
    SuspectLists total = new SuspectLists(plan.classCount(), most, mostOfClass);
    RowCounts rows = new RowCounts();
    JobName name = JobName.set(spark.sc(), "suspects among " + plan.classCount() + " classes");
    try {
      ResultStream.forEach(
          partials(log.rows(), plan, sent),
          partials ->
              partials.forEach(
                  partial -> {
                    total.combine(partial.lists());
                    rows.combine(partial.rows());
                  }));
    } catch (Exception failure) {
      throw ReadFailures.asUserError(failure);
    } finally {
      name.takeBack();
      sent.destroy();
    }
    log.requireAllRead(rows);
    return total.result();
  }

  private <B extends SampleBatch> JavaRDD<FoundSuspects> partials(
      LogRows<B> rows, TilePlan plan, Broadcast<LabelScores> known) {
    int classCount = plan.classCount();
    int mostOfAll = most;
    int mostOfEach = mostOfClass;
    return rows.naming()
        .batches(plan)
        .map(
            stream ->
                partial(
                    stream, known.value(), new SuspectLists(classCount, mostOfAll, mostOfEach)));
  }

  private static FoundSuspects partial(
      BatchStream<?> stream, LabelScores known, SuspectLists lists) {
    SuspectSearch search = new SuspectSearch(known);
    for (SampleBatch batch = stream.next(); batch != null; batch = stream.next()) {
      search.accept(batch, lists);
    }
    return new FoundSuspects(lists, stream.counts());
  }

  /** What a task found, and the rows it read. */
  private record FoundSuspects(SuspectLists lists, RowCounts rows) implements Serializable {}
}
