package org.classblocks.spark;

import org.classblocks.moments.RowCounts;
import org.classblocks.moments.SparseBatch;

/**
 * Sparse rows as the vectorised Parquet reader holds them: the classes of many rows in one vector,
 * their scores in another. They are copied out in pieces, of which only one with a bad row is taken
 * row by row, so that it costs that row alone.
 */
final class SparseColumnStream implements BatchStream<SparseBatch> {
  private static final int PIECE_ROWS = 512;

  private final RowIntake<SparseBatch> intake;
  private final SparseIntake scores;
  private final ColumnBatches columns;
  private final SparseBatch batch;
  private final RowCounts counts = new RowCounts();

  /**
   * @param intake takes rows apart
   * @param scores says how their scores are held
   * @param plan says how large batches are
   * @param columns what the reader reads
   */
  SparseColumnStream(
      RowIntake<SparseBatch> intake, SparseIntake scores, TilePlan plan, ColumnBatches columns) {
    this.intake = intake;
    this.scores = scores;
    this.columns = columns;
    this.batch = scores.newBatch(plan);
  }

  @Override
  public SparseBatch next() {
    batch.clear();
    while (!batch.isFull() && columns.hasRow()) {
      int start = columns.row();
      int end = Math.min(start + PIECE_ROWS, columns.current().numRows());
      SparsePiece piece =
          intake.haveGoodWeights(columns.current(), start, end)
              ? SparsePiece.of(scores, columns.current(), start, end)
              : null;
      int row = start;
      while (row < end && !batch.isFull()) {
        if (piece != null && piece.addTo(batch, row) && intake.keepsLast(batch)) {
          countGood(row);
        } else {
          intake.accept(columns.current().getRow(row), batch, counts);
        }
        row++;
      }
      columns.goTo(row);
    }
    return batch.rows() > 0 ? batch : null;
  }

  private void countGood(int row) {
    counts.acceptUsed(1);
    if (intake.isAnnotated()) {
      intake.annotate(columns.current().getRow(row), batch);
    }
  }

  @Override
  public RowCounts counts() {
    return counts;
  }
}
