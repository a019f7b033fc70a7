package org.classblocks.app;

import java.time.Clock;
import java.util.SplittableRandom;
import org.apache.hadoop.conf.Configuration;
import org.classblocks.UserErrorException;
import org.classblocks.conf.JobConfig;
import org.classblocks.store.RunStore;
import org.classblocks.store.Store;

/** The place for a new run. */
final class Destination {
  private Destination() {}

  /**
   * The place that a configuration names, which can be written: better known before the work than
   * after.
   *
   * @throws UserErrorException if it cannot, or if it lies in the input
   */
  static RunStore open(JobConfig config, Configuration hadoop, Clock clock) {
    Store store = Store.at(hadoop, config.output().requiredPath());
    for (String input : config.input().paths()) {
      if (store.isWithin(input)) {
        throw UserErrorException.usage(
            "The output %s lies in the input %s, where the next run would read it as a log. Choose"
                + " another output.",
            store.location(), input);
      }
    }
    store.probe();
    return new RunStore(store, clock, new SplittableRandom());
  }
}
