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
    return config.blocks().support() ? log.withFolds(plan, HalfSamples.FOLDS) : plan;
  }
}
