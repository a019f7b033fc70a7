package org.classblocks.app.source;

import java.util.Optional;
import org.classblocks.conf.JobConfig;
import org.classblocks.conf.SimilarityConfig.Form;
import org.classblocks.linalg.Precision;
import org.classblocks.spark.aggregate.NeighboursAggregation;
import org.classblocks.spark.log.PredictionLog;
import org.classblocks.spark.plan.FormChoice;
import org.classblocks.spark.plan.MemoryEstimate;
import org.classblocks.spark.plan.TilePlan;

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

  /**
   * The choice for a log, from its footers.
   *
   * @throws org.classblocks.UserErrorException if it is to be a graph and cannot be one
   */
  FormChoice of(PredictionLog log) {
    Form form = config.similarity().form();
    if (form == Form.GRAPH) {
      NeighboursAggregation.requireSparse(log);
    }
    if (form != Form.AUTO) {
      return new FormChoice(form == Form.GRAPH, "The configuration says so.");
    }
    Optional<String> obstacle = config.obstacleToGraph();
    boolean isSparse = obstacle.isEmpty() && isSparse(log);
    int classCount = log.classes().size();
    long matrixBytes =
        new MemoryEstimate(TilePlan.ofSparse(classCount, 1, 1, Long.MAX_VALUE), 0).driverHeap();
    return FormChoice.of(classCount, isSparse, obstacle, matrixBytes, heapBytes);
  }

  private static boolean isSparse(PredictionLog log) {
    return log.plan(Precision.DOUBLE).batches().productRows() == 0;
  }
}
