package org.classblocks.spark.intake;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.classblocks.moments.batch.SampleBatch;
import org.classblocks.moments.count.RowCounts;
import org.classblocks.spark.plan.TilePlan;

/**
 * Sorts mixed batches into batches of one group each. {@code next} throws a {@link
 * org.classblocks.UserErrorException} if there are more groups than planned.
 *
 * @param <B> the kind of batch
 */
public final class GroupStream<B extends SampleBatch> implements BatchStream<B> {
  private final BatchStream<B> mixed;
  private final RowIntake<B> intake;
  private final TilePlan plan;
  private final Map<String, B> waiting = new LinkedHashMap<>();
  private B current;
  private int row;
  private B handedOut;

  /**
   * @param mixed batches of all groups
   * @param intake makes batches of the same kind
   * @param plan the most groups
   */
  public GroupStream(BatchStream<B> mixed, RowIntake<B> intake, TilePlan plan) {
    this.mixed = mixed;
    this.intake = intake;
    this.plan = plan;
  }

  @Override
  public B next() {
    if (handedOut != null) {
      handedOut.clear();
      handedOut = null;
    }
    while (hasRow()) {
      B batch = waiting.computeIfAbsent(current.groups().get(row), group -> newBatch());
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

  /** Does not make a batch too many, because each takes memory. */
  private B newBatch() {
    Set<String> found = new HashSet<>(waiting.keySet());
    found.add(current.groups().get(row));
    intake.groupEncoding().requireRoom(found, plan.parts().groups());
    return intake.scores().newBatch(plan);
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
