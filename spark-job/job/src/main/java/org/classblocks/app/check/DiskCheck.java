package org.classblocks.app.check;

import org.classblocks.UserErrorException;
import org.classblocks.app.session.Counts;
import org.classblocks.conf.JobConfig;
import org.classblocks.spark.plan.GraphMemory;
import org.classblocks.spark.plan.TilePlan;
import org.classblocks.store.RunStore;
import org.classblocks.write.run.OutputSize;
import org.classblocks.write.state.StateStore;

/** Refuses work whose results do not fit on disk, as far as the file system tells. */
public final class DiskCheck {
  private DiskCheck() {}

  /**
   * Estimates what a run writes.
   *
   * @param groups how many groups of samples have a matrix of their own
   * @param folds how many folds are kept; 0 for none
   */
  public static OutputSize size(
      JobConfig config, int classes, boolean isSparse, int groups, int folds) {
    return new OutputSize(
        classes,
        Math.min(config.output().neighbours(), Math.max(0, classes - 1)),
        classes <= config.output().npyMaxClasses(),
        isSparse,
        groups,
        folds,
        earlier(config));
  }

  /** Estimates what a run with a similarity graph writes. */
  public static OutputSize size(JobConfig config, GraphMemory graph) {
    return OutputSize.ofGraph(
        graph.classCount(), config.output().neighbours(), graph.entries(), graph.groups());
  }

  /** The run before, and the dates that only this one has. */
  private static int earlier(JobConfig config) {
    if (!config.compare().previous() || !config.report().html()) {
      return 0;
    }
    return config.state().path().isPresent() ? 2 : 1;
  }

  /** Estimates what a run of a plan writes. */
  public static OutputSize size(JobConfig config, int classes, TilePlan plan) {
    boolean keepsFolds = plan.parts().hasFolds() && config.similarity().given().isEmpty();
    return size(
        config,
        classes,
        plan.isSparse(),
        plan.parts().groups(),
        keepsFolds ? plan.parts().folds() : 0);
  }

  /**
   * Checks that the state of a log fits on disk, not counting its groups.
   *
   * @throws UserErrorException if it does not fit
   */
  public static void check(TilePlan plan, StateStore states) {
    long pairs = plan.classCount() * (plan.classCount() + 1L) / 2;
    long needed =
        pairs * plan.parts().folds() * (Double.BYTES + (plan.isSparse() ? Integer.BYTES : 0));
    long free = states.freeBytes().orElse(Long.MAX_VALUE);
    if (needed > free) {
      throw UserErrorException.usage(
          "The state of %s takes %s or more, but only %s are free at %s. Free some space, or"
              + " choose another state.path.",
          Counts.classes(plan.classCount()),
          Counts.bytes(needed),
          Counts.bytes(free),
          states.location());
    }
  }

  /**
   * Checks before the work that the results fit on disk.
   *
   * @throws UserErrorException if they do not fit
   */
  public static void check(OutputSize size, RunStore runs) {
    long needed = size.bytes();
    long free = runs.freeBytes().orElse(Long.MAX_VALUE);
    if (needed > free) {
      throw UserErrorException.usage(
          "The results of %s take about %s, but only %s are free at %s. Free some space, or"
              + " choose another output.",
          Counts.classes(size.classes()),
          Counts.bytes(needed),
          Counts.bytes(free),
          runs.location());
    }
  }
}
