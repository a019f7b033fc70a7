package org.classblocks.spark.intake;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.classblocks.moments.batch.SampleBatch;
import org.classblocks.moments.count.RowCounts;
import org.classblocks.spark.plan.TilePlan;

/**
 * Sorts mixed batches into batches of one group and one fold each. {@code next} throws a {@link
 * org.classblocks.UserErrorException} if there are more groups than planned.
 *
 * @param <B> the kind of batch
 */
public final class StratumStream<B extends SampleBatch> implements BatchStream<B> {
  private final BatchStream<B> mixed;
  private final RowIntake<B> intake;
  private final TilePlan plan;
  private final Map<Part, B> waiting = new LinkedHashMap<>();
  private B current;
  private int row;
  private B handedOut;

  /**
   * @param mixed batches of all groups and folds
   * @param intake makes batches of the same kind
   * @param plan the most groups
   */
  public StratumStream(BatchStream<B> mixed, RowIntake<B> intake, TilePlan plan) {
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
      B batch = waiting.computeIfAbsent(part(), part -> newBatch());
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

  /**
   * The samples of one batch.
   *
   * @param group their group; "" for none
   * @param fold their fold, or {@link SampleBatch#BY_TURNS}
   */
  private record Part(String group, int fold) {}

  private Part part() {
    return new Part(
        intake.hasGroups() ? current.groups().get(row) : "",
        intake.hasClusters() ? current.folds().get(row) : SampleBatch.BY_TURNS);
  }

  /** Does not make a batch too many, because each takes memory. */
  private B newBatch() {
    if (intake.hasGroups()) {
      Set<String> found = waiting.keySet().stream().map(Part::group).collect(Collectors.toSet());
      found.add(current.groups().get(row));
      intake.groupEncoding().requireRoom(found, plan.parts().groups());
    }
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
