package org.classblocks.spark.intake;

import java.io.Serializable;
import org.apache.spark.sql.catalyst.InternalRow;
import org.classblocks.moments.batch.SampleBatch;
import org.classblocks.moments.batch.ScoreTypes;
import org.classblocks.moments.count.BadRow;
import org.classblocks.moments.transform.ScoreTransform;
import org.classblocks.spark.plan.Accumulators;
import org.classblocks.spark.plan.TilePlan;

/**
 * Decodes the scores of rows or of column batches. An encoding is one of these, or converts its
 * rows for one.
 *
 * @param <B> the kind of batch
 */
public interface ScoreIntake<B extends SampleBatch> extends Serializable {
  int classCount();

  /** The number of columns of scores, which are the first of a row. */
  int columns();

  /** How the log holds the scores of each class, whatever batches hold. */
  ScoreTypes scoreTypes();

  /** Whether rows list some classes. */
  boolean isSparse();

  /** An empty batch of the plan's size. */
  B newBatch(TilePlan plan);

  /**
   * Adds the scores of a row to a batch that is not full.
   *
   * @return why they cannot be added, or null if they were
   */
  BadRow addTo(B batch, InternalRow row);

  /** The fault of a row, for people: what the row "has". */
  String describe(InternalRow row, BadRow fault);

  /** Reads batches from column batches. */
  BatchStream<B> columnStream(RowIntake<B> rows, TilePlan plan, ColumnBatches columns);

  /**
   * Checks that the score of absent classes can be transformed.
   *
   * @throws org.classblocks.UserErrorException if it cannot
   */
  default void requireFitting(ScoreTransform transform) {}

  /** Makes the accumulators of such batches. */
  Accumulators<B> accumulators(ScoreTransform transform);
}
