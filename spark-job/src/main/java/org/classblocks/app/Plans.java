package org.classblocks.app;

import org.classblocks.conf.JobConfig;
import org.classblocks.similarity.HalfSamples;
import org.classblocks.spark.PredictionLog;
import org.classblocks.spark.TilePlan;

/** Plans as configurations ask for them. */
final class Plans {
  private Plans() {}

  static TilePlan of(PredictionLog log, JobConfig config) {
    TilePlan plan = log.plan(Terms.precision(config.similarity().precision()));
    if (config.blocks().support()) {
      plan = log.withFolds(plan, HalfSamples.FOLDS);
    }
    return log.hasGroups() ? plan.withGroups(config.input().maxGroups()) : plan;
  }
}
