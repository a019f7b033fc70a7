package org.classblocks.app.check;

import org.classblocks.UserErrorException;
import org.classblocks.app.session.Counts;
import org.classblocks.conf.JobConfig;
import org.classblocks.spark.plan.TilePlan;
import org.classblocks.store.RunStore;
import org.classblocks.write.run.OutputSize;
import org.classblocks.write.state.StateStore;

/** Decides whether the output has room for a run, as far as its file system tells. */
public final class DiskCheck {
  private DiskCheck() {}

  /** What a run will write. */
  public static OutputSize size(JobConfig config, int classes, boolean isSparse, int groups) {
    return new OutputSize(
        classes,
        Math.min(config.output().neighbours(), Math.max(0, classes - 1)),
        classes <= config.output().npyMaxClasses(),
        isSparse,
        groups);
  }

  /** What a run by a plan will write. */
  public static OutputSize size(JobConfig config, int classes, TilePlan plan) {
    return size(config, classes, plan.isSparse(), plan.parts().groups());
  }

  /**
   * Lets a log be read whose state fits, as far as is known before: groups come on top.
   *
   * @throws UserErrorException if it does not
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
   * Lets a job pass whose results fit; better known before the work than after.
   *
   * @throws UserErrorException if they do not
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
