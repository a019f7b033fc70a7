package org.classblocks.spark.aggregate;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.classblocks.moments.MomentsAccumulator;
import org.classblocks.moments.Stratum;
import org.classblocks.moments.batch.SampleBatch;
import org.classblocks.spark.plan.SampleParts;

/**
 * The sums of one task, for each stratum that it meets and always for the first. Folds take turns
 * within a group.
 *
 * @param <B> the kind of batch
 */
final class StratumSums<B extends SampleBatch> implements AutoCloseable {
  private final SampleParts parts;
  private final MomentsAccumulator<B> first;
  private final SortedMap<Stratum, MomentsAccumulator<B>> gatherings = new TreeMap<>();
  private final Map<String, Long> rowsByGroup = new HashMap<>();

  /**
   * @param first accumulates the first stratum; accumulators of the others are made from it
   * @param parts says how folds take turns
   */
  StratumSums(MomentsAccumulator<B> first, SampleParts parts) {
    this.parts = parts;
    this.first = first;
    gatherings.put(Stratum.FIRST, first);
  }

  /** Adds a batch, whose samples are of one group. */
  void accept(B batch) {
    String group = batch.groups().isEmpty() ? "" : batch.groups().get(0);
    long rows = rowsByGroup.getOrDefault(group, 0L);
    gatherings
        .computeIfAbsent(new Stratum(group, parts.foldOf(rows)), stratum -> first.emptyCopy())
        .accept(batch);
    rowsByGroup.put(group, rows + batch.rows());
  }

  /** The accumulators of each stratum. */
  SortedMap<Stratum, MomentsAccumulator<B>> gatherings() {
    return gatherings;
  }

  @Override
  public void close() {
    first.close();
  }
}
