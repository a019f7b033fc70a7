package org.classblocks.app.source;

import java.time.Clock;
import java.util.SplittableRandom;
import org.apache.hadoop.conf.Configuration;
import org.classblocks.UserErrorException;
import org.classblocks.conf.JobConfig;
import org.classblocks.store.RunStore;
import org.classblocks.store.Store;
import org.classblocks.write.state.StateStore;

/** Opens the places for results. */
public final class OutputLocation {
  private OutputLocation() {}

  /**
   * The output path of a configuration, checked to be writable before the work.
   *
   * @throws UserErrorException if it is not writable, or lies in the input
   */
  public static RunStore open(JobConfig config, Configuration hadoop, Clock clock) {
    Store store = outside(config, config.output().requiredPath(), "output", hadoop);
    store.probe();
    return new RunStore(store, clock, new SplittableRandom());
  }

  /**
   * The folder of states of a configuration.
   *
   * @throws UserErrorException if it lies in the input
   */
  static StateStore states(JobConfig config, Configuration hadoop, Clock clock) {
    String path = config.state().path().orElseThrow();
    return new StateStore(outside(config, path, "state", hadoop), clock, new SplittableRandom());
  }

  private static Store outside(JobConfig config, String path, String what, Configuration hadoop) {
    Store store = Store.at(hadoop, path);
    for (String input : config.input().location().paths()) {
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
