package org.classblocks.app.source;

import java.util.Optional;
import org.classblocks.conf.JobConfig;
import org.classblocks.conf.SimilarityConfig.Form;
import org.classblocks.similarity.ClassList;
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
        config.obstacleToGraph().or(() -> obstacleToRows(isSparse)),
        LogPlans.memory(classCount, isSparse).driverHeap(),
        heapBytes);
  }

  /** The state of a date holds rows only where these list some of the classes. */
  private Optional<String> obstacleToRows(boolean isSparse) {
    return isSparse || config.state().path().isEmpty()
        ? Optional.empty()
        : Optional.of("state.path, of rows that have scores of all classes,");
  }

  /**
   * Whether states hold rows, as far as that is known before a log is opened.
   *
   * @param classes the class list, if there is one
   */
  Optional<Boolean> beforeOpening(Optional<ClassList> classes) {
    Form form = config.similarity().form();
    if (form != Form.AUTO) {
      return Optional.of(form == Form.GRAPH);
    }
    boolean isMatrix =
        config.obstacleToGraph().isPresent()
            || classes.filter(list -> fitsAsMatrix(list.size())).isPresent();
    return isMatrix ? Optional.of(false) : Optional.empty();
  }

  private boolean fitsAsMatrix(int classCount) {
    return classCount <= FormChoice.MOST_IN_MATRIX
        && LogPlans.memory(classCount, true).driverHeap() <= heapBytes;
  }
}
