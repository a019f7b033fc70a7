package org.classblocks.app.source;

import org.classblocks.conf.JobConfig;
import org.classblocks.linalg.Precision;
import org.classblocks.similarity.HalfSamples;
import org.classblocks.spark.log.PredictionLog;
import org.classblocks.spark.plan.MemoryEstimate;
import org.classblocks.spark.plan.TilePlan;

/** Makes plans from configurations. */
public final class LogPlans {
  private LogPlans() {}

  /**
   * The memory of a plan. For class means it is that of their order, because no pair of features
   * has sums.
   */
  public static MemoryEstimate memory(PredictionLog log, TilePlan plan, JobConfig config) {
    return config.similarity().isOfMeans() ? memory(log.classes().size(), false) : log.memory(plan);
  }

  /** The memory of stored similarities. */
  public static MemoryEstimate memory(int classCount, boolean isSparse) {
    return new MemoryEstimate(withoutLog(classCount, isSparse), 0);
  }

  /**
   * The memory to add up states.
   *
   * @param isSparse whether samples list some of the classes
   * @param rows about how many samples there are
   */
  static MemoryEstimate memory(int classCount, boolean isSparse, long rows, JobConfig config) {
    TilePlan plan = withoutLog(classCount, isSparse);
    if (config.blocks().support()) {
      plan = plan.withFolds(HalfSamples.FOLDS, rows);
    }
    return new MemoryEstimate(
        config.input().group().isPresent() ? plan.withGroups(config.input().maxGroups()) : plan, 0);
  }

  private static TilePlan withoutLog(int classCount, boolean isSparse) {
    return isSparse
        ? TilePlan.ofSparse(classCount, 1, 1, Long.MAX_VALUE)
        : TilePlan.of(classCount, 1, 1, Long.MAX_VALUE, Precision.DOUBLE);
  }

  public static TilePlan of(PredictionLog log, JobConfig config) {
    TilePlan plan = log.plan(config.similarity().precision());
    if (config.blocks().support()) {
      plan = log.withFolds(plan, HalfSamples.FOLDS);
    }
    return withGroups(plan, log, config);
  }

  /** The plan of a read without sums of pairs. */
  public static TilePlan ofValidation(PredictionLog log, JobConfig config) {
    return withGroups(log.plan(Precision.DOUBLE), log, config);
  }

  private static TilePlan withGroups(TilePlan plan, PredictionLog log, JobConfig config) {
    return log.hasGroups() ? plan.withGroups(config.input().maxGroups()) : plan;
  }
}
