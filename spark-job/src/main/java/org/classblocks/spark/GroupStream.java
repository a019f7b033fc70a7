package org.classblocks.spark;

import java.util.LinkedHashMap;
import java.util.Map;
import org.classblocks.moments.SampleBatch;

/**
 * Deals the samples of mixed batches out into batches of one group each.
 *
 * @param <B> the kind of batch
 */
final class GroupStream<B extends SampleBatch> implements BatchStream<B> {
  private final BatchStream<B> mixed;
  private final ScoreIntake<B> scores;
  private final TilePlan plan;
  private final Map<String, B> waiting = new LinkedHashMap<>();
  private B current;
  private int row;
  private B handedOut;

  /**
   * @param mixed batches whose samples have groups
   * @param scores makes batches of the same kind
   */
  GroupStream(BatchStream<B> mixed, ScoreIntake<B> scores, TilePlan plan) {
    this.mixed = mixed;
    this.scores = scores;
    this.plan = plan;
  }

  @Override
  public B next() {
    if (handedOut != null) {
      handedOut.clear();
      handedOut = null;
    }
    while (hasRow()) {
      B batch = waiting.computeIfAbsent(current.groups().get(row), group -> scores.newBatch(plan));
      batch.add(current, row);
      row++;
      if (batch.isFull()) {
        return handOut(batch);
      }
    }
    return waiting.values().stream()
        .filter(batch -> batch.rows() > 0)
        .findFirst()
        .map(this::handOut)
        .orElse(null);
  }

  private boolean hasRow() {
    if (current == null || row == current.rows()) {
      current = mixed.next();
      row = 0;
    }
    return current != null;
  }

  private B handOut(B batch) {
    handedOut = batch;
    return batch;
  }

  @Override
  public RowCounts counts() {
    return mixed.counts();
  }
}
