package org.classblocks.app.source;

import java.time.Clock;
import java.util.SplittableRandom;
import org.apache.hadoop.conf.Configuration;
import org.classblocks.UserErrorException;
import org.classblocks.conf.JobConfig;
import org.classblocks.store.RunStore;
import org.classblocks.store.Store;
import org.classblocks.write.state.StateStore;

/** The place for a new run. */
public final class OutputLocation {
  private OutputLocation() {}

  /**
   * The place that a configuration names, which can be written: better known before the work than
   * after.
   *
   * @throws UserErrorException if it cannot, or if it lies in the input
   */
  public static RunStore open(JobConfig config, Configuration hadoop, Clock clock) {
    Store store = outside(config, config.output().requiredPath(), "output", hadoop);
    store.probe();
    return new RunStore(store, clock, new SplittableRandom());
  }

  /**
   * The place of the states that a configuration keeps.
   *
   * @throws UserErrorException if it lies in the input
   */
  static StateStore states(JobConfig config, Configuration hadoop, Clock clock) {
    String path = config.state().path().orElseThrow();
    return new StateStore(outside(config, path, "state", hadoop), clock, new SplittableRandom());
  }

  private static Store outside(JobConfig config, String path, String what, Configuration hadoop) {
    Store store = Store.at(hadoop, path);
    for (String input : config.input().paths()) {
      if (store.isWithin(input)) {
        throw UserErrorException.usage(
            "The %s %s lies in the input %s, where the next run would read it as a log. Choose"
                + " another %1$s.",
            what, store.location(), input);
      }
    }
    return store;
  }
}
