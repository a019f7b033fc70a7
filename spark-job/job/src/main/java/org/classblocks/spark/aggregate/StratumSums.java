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
 * The sums of one task, for each stratum that it meets and always for the first. Samples whose fold
 * is not fixed take turns within their group.
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

  /** Adds a batch, whose samples are of one group, and of one fold where that is fixed. */
  void accept(B batch) {
    String group = batch.groups().isEmpty() ? "" : batch.groups().get(0);
    int fold = batch.folds().isEmpty() ? SampleBatch.BY_TURNS : batch.folds().get(0);
    gatherings
        .computeIfAbsent(
            new Stratum(group, fold == SampleBatch.BY_TURNS ? nextFold(group, batch) : fold),
            stratum -> first.emptyCopy())
        .accept(batch);
  }

  private int nextFold(String group, B batch) {
    long rows = rowsByGroup.getOrDefault(group, 0L);
    rowsByGroup.put(group, rows + batch.rows());
    return parts.foldOf(rows);
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
