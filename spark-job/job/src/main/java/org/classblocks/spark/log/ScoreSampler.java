package org.classblocks.spark.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkContext;
import org.classblocks.linalg.Precision;
import org.classblocks.moments.batch.SampleBatch;
import org.classblocks.moments.batch.SparseBatch;
import org.classblocks.moments.kind.Recognition;
import org.classblocks.moments.kind.ScoreRows;
import org.classblocks.moments.transform.ScoreTransform;
import org.classblocks.spark.files.JobName;
import org.classblocks.spark.files.ReadFailures;
import org.classblocks.spark.intake.BatchStream;
import org.classblocks.spark.intake.RowIntake;
import org.classblocks.spark.intake.ScoreIntake;
import org.classblocks.spark.plan.TilePlan;

/**
 * Recognises the kind of scores from some rows of a log: the first ones of up to eight places that
 * are spread over its files. It reads one batch in each place.
 *
 * @param rows the rows of the log
 * @param <B> the kind of batch that rows are gathered in
 */
record ScoreSampler<B extends SampleBatch>(LogRows<B> rows) {
  private static final int PLACES = 8;
  private static final int ROWS = 512;
  private static final int SCORES = 1 << 21;
  private static final long BATCH_BYTES = 1L << 24;

  /** An intake that takes scores as they are, and nothing else of a row. */
  static <B extends SampleBatch> RowIntake<B> intake(ScoreIntake<B> scores) {
    return new RowIntake<>(
        scores,
        ScoreTransform.none(),
        null,
        null,
        Map.of(),
        null,
        null,
        null,
        null,
        false,
        List.of());
  }

  /** Reads the rows. */
  Recognition recognise() {
    SparkContext spark = rows.scan().query().rows().sparkSession().sparkContext();
    JobName name = JobName.set(spark, "looking at the scores");
    try {
      return Recognition.of(sample());
    } catch (Exception unreadable) {
      throw ReadFailures.asUserError(unreadable);
    } finally {
      name.takeBack();
    }
  }

  private ScoreRows sample() {
    int classCount = rows.intake().classCount();
    boolean isSparse = rows.intake().scores().isSparse();
    TilePlan plan = plan(classCount, isSparse);
    int wanted = isSparse ? ROWS : Math.min(ROWS, SCORES / classCount);
    int most = Math.max(1, wanted / plan.reading().tasks());
    List<double[]> found = new ArrayList<>();
    rows.batches(plan).map(stream -> first(stream, most)).collect().forEach(found::addAll);
    double absentScore =
        rows.intake().scores().newBatch(plan) instanceof SparseBatch sparse
            ? sparse.absentScore()
            : 0;
    return new ScoreRows(classCount, isSparse, absentScore, found);
  }

  private TilePlan plan(int classCount, boolean isSparse) {
    return isSparse
        ? TilePlan.ofSparse(classCount, rows.scan().splits(), PLACES, BATCH_BYTES)
        : TilePlan.of(classCount, rows.scan().splits(), PLACES, BATCH_BYTES, Precision.DOUBLE);
  }

  private static List<double[]> first(BatchStream<?> stream, int most) {
    SampleBatch batch = stream.next();
    return batch == null ? List.of() : ScoreRows.first(batch, most);
  }
}
