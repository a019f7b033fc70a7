package org.classblocks.app.source;

import org.classblocks.conf.JobConfig;
import org.classblocks.conf.SimilarityConfig.Form;
import org.classblocks.spark.aggregate.NeighboursAggregation;
import org.classblocks.spark.log.PredictionLog;
import org.classblocks.spark.plan.FormChoice;

/**
 * Decides whether similarities are a matrix or a graph, where the configuration does not.
 *
 * @param heapBytes the largest heap of the driver
 */
record FormRule(JobConfig config, long heapBytes) {
  /** For the heap of this machine. */
  FormRule(JobConfig config) {
    this(config, Runtime.getRuntime().maxMemory());
  }

  /** The choice for a log, from its footers. */
  FormChoice of(PredictionLog log) {
    Form form = config.similarity().form();
    if (form != Form.AUTO) {
      return new FormChoice(form == Form.GRAPH, "The configuration says so.");
    }
    int classCount = log.classes().size();
    boolean isSparse = NeighboursAggregation.suits(log);
    return FormChoice.of(
        classCount,
        isSparse,
        config.obstacleToGraph(),
        LogPlans.memory(classCount, isSparse).driverHeap(),
        heapBytes);
  }
}
