package org.classblocks.store;

import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.classblocks.UserErrorException;

/** The directory of a complete run. */
public final class CompleteRun extends CompleteDirectory {
  private final Optional<Store> output;

  CompleteRun(Store files) {
    super(files, "run", "Use another run, or run analyze again.");
    this.output = files.outputOfRun();
  }

  /**
   * The run at a path: a run directory, or an output path, which stands for its newest complete
   * run.
   *
   * @throws UserErrorException if there is no complete run
   */
  public static CompleteRun at(Configuration configuration, String path) {
    Store store = Store.at(configuration, path);
    try {
      if (store.exists(Store.MANIFEST)) {
        return new CompleteRun(store);
      }
      RunStore runs = RunStore.at(store);
      return runs.newest().map(runs::complete).orElseThrow(() -> missing(store));
    } catch (IOException unreadable) {
      throw StoreFailure.unreadable(store.location(), unreadable);
    }
  }

  private static UserErrorException missing(Store store) {
    return UserErrorException.input(
        "Expected a complete run at %s, found neither %s nor runs that have one. Name the directory"
            + " of a run, or the output path of a run that has ended.",
        store.location(), Store.MANIFEST);
  }

  /** The output path that the run lies in, unless its folder was taken out of there. */
  public Optional<String> outputLocation() {
    return output.map(Store::location);
  }
}
