package org.classblocks.spark;

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
 * Rows of another intake whose scores are transformed as they are gathered; batches hold them as
 * they were logged.
 *
 * @param <B> the kind of batch
 */
abstract class TransformedIntake<B extends SampleBatch> implements ScoreIntake<B> {
  private static final long serialVersionUID = 1L;

  private final ScoreIntake<B> logged;
  private final ScoreTransform transform;

  TransformedIntake(ScoreIntake<B> logged, ScoreTransform transform) {
    this.logged = logged;
    this.transform = transform;
  }

  @Override
  public final ScoreTransform transform() {
    return transform;
  }

  /** The transform takes the place of this one. */
  @Override
  public final ScoreIntake<B> transformed(ScoreTransform other) {
    return logged.transformed(other);
  }

  @Override
  public final int classCount() {
    return logged.classCount();
  }

  @Override
  public final int columns() {
    return logged.columns();
  }

  @Override
  public final ScoreTypes scoreTypes() {
    return logged.scoreTypes();
  }

  @Override
  public final B newBatch(TilePlan plan) {
    return logged.newBatch(plan);
  }

  @Override
  public final BadRow addTo(B batch, InternalRow row) {
    return logged.addTo(batch, row);
  }

  @Override
  public final String describe(InternalRow row, BadRow fault) {
    return logged.describe(row, fault);
  }

  @Override
  public TilePlan plan(int splits, int cores, long taskBytes, Precision precision) {
    return logged.plan(splits, cores, taskBytes, precision);
  }

  @Override
  public final BatchStream<B> columnStream(
      RowIntake<B> rows, TilePlan plan, ColumnBatches columns) {
    return logged.columnStream(rows, plan, columns);
  }

  /** Gathers the scores as they were logged. */
  @Override
  public Gathering<B> gathering(TilePlan plan, List<Tile> band) {
    return logged.gathering(plan, band);
  }
}
