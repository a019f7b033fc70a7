package org.classblocks.spark;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.classblocks.linalg.Precision;
import org.classblocks.linalg.Tile;
import org.classblocks.moments.BadRow;
import org.classblocks.moments.Gathering;
import org.classblocks.moments.SampleBatch;
import org.classblocks.moments.ScoreTransform;
import org.classblocks.moments.ScoreTypes;

/**
 * How the scores of rows get into batches, and what becomes of the batches. An encoding of logs is
 * one of these, or turns its rows into what one of these takes.
 *
 * @param <B> the kind of batch
 */
interface ScoreIntake<B extends SampleBatch> extends Serializable {
  /** The number of classes, k. */
  int classCount();

  /** How many columns hold the scores: they are the first of a row. */
  int columns();

  /** How the log holds the scores of each class, whatever batches hold. */
  ScoreTypes scoreTypes();

  /** An empty batch of the plan's size. */
  B newBatch(TilePlan plan);

  /**
   * Adds the scores of a row to a batch that is not full.
   *
   * @return why they cannot be added, or null if they were
   */
  BadRow addTo(B batch, InternalRow row);

  /** What is wrong with a row that could not be added, for people: what the row "has". */
  String describe(InternalRow row, BadRow fault);

  /** How the statistics are gathered, as {@link TilePlan#of} with as many classes. */
  TilePlan plan(int splits, int cores, long taskBytes, Precision precision);

  /** Reads batches out of columns. */
  BatchStream<B> columnStream(RowIntake<B> rows, TilePlan plan, ColumnBatches columns);

  /** What becomes of scores before they are correlated. */
  default ScoreTransform transform() {
    return ScoreTransform.none();
  }

  /** The same rows with scores that are transformed as they are gathered. */
  ScoreIntake<B> transformed(ScoreTransform transform);

  /** Gathers the tiles of a band. */
  Gathering<B> gathering(TilePlan plan, List<Tile> band);
}
