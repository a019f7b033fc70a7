package org.classblocks.spark.aggregate;

import org.classblocks.moments.batch.SparseBatch;
import org.classblocks.moments.count.RowCounts;
import org.classblocks.similarity.nearest.ListedRows;
import org.classblocks.spark.intake.BatchStream;
import org.classblocks.spark.plan.TilePlan;

/** Kept rows in batches of one group each. What they were counted as is kept elsewhere. */
final class KeptStream implements BatchStream<SparseBatch> {
  private final ListedRows rows;
  private final boolean haveWeights;
  private final SparseBatch batch;
  private int next;

  /**
   * @param absentScore the transformed score of a class that a row does not list
   */
  KeptStream(ListedRows rows, double absentScore, TilePlan plan) {
    this.rows = rows;
    this.haveWeights = rows.haveWeights();
    this.batch =
        new SparseBatch(
            plan.classCount(), absentScore, plan.batches().listedScores(), plan.listedRows());
  }

  @Override
  public SparseBatch next() {
    batch.clear();
    String group = next < rows.rows() ? rows.groupOf(next) : "";
    while (!batch.isFull() && next < rows.rows() && rows.groupOf(next).equals(group)) {
      int[] ids = rows.idsOf(next);
      batch.add(ids, rows.scoresOf(next), 0, ids.length);
      if (haveWeights) {
        batch.weigh(rows.weight(next));
      }
      if (!group.isEmpty()) {
        batch.groups().add(group);
      }
      next++;
    }
    return batch.rows() == 0 ? null : batch;
  }

  @Override
  public RowCounts counts() {
    return new RowCounts();
  }
}
