package org.classblocks.spark.aggregate;

import java.util.Iterator;
import org.classblocks.moments.batch.SparseBatch;
import org.classblocks.moments.count.RowCounts;
import org.classblocks.similarity.nearest.ListedRows;
import org.classblocks.spark.intake.BatchStream;
import org.classblocks.spark.plan.TilePlan;

/** Kept rows in batches of one group each. What they were counted as is kept elsewhere. */
final class KeptStream implements BatchStream<SparseBatch> {
  private final Iterator<NeighboursAggregation.KeptRows> pieces;
  private final SparseBatch batch;

  /** The piece that is being read; null before the first. */
  private ListedRows rows;

  private int next;

  /**
   * @param pieces the rows, piece by piece
   * @param absentScore the transformed score of a class that a row does not list
   */
  KeptStream(Iterator<NeighboursAggregation.KeptRows> pieces, double absentScore, TilePlan plan) {
    this.pieces = pieces;
    this.batch =
        new SparseBatch(
            plan.classCount(), absentScore, plan.batches().listedScores(), plan.listedRows());
  }

  @Override
  public SparseBatch next() {
    batch.clear();
    while ((rows == null || next == rows.rows()) && pieces.hasNext()) {
      rows = null;
      rows = pieces.next().read();
      next = 0;
    }
    if (rows == null || next == rows.rows()) {
      return null;
    }
    String group = rows.groupOf(next);
    while (!batch.isFull() && next < rows.rows() && rows.groupOf(next).equals(group)) {
      addRow(group);
      next++;
    }
    return batch;
  }

  private void addRow(String group) {
    int[] ids = rows.idsOf(next);
    batch.add(ids, rows.scoresOf(next), 0, ids.length);
    if (rows.haveWeights()) {
      batch.weigh(rows.weight(next));
    }
    if (!group.isEmpty()) {
      batch.groups().add(group);
    }
  }

  @Override
  public RowCounts counts() {
    return new RowCounts();
  }
}
