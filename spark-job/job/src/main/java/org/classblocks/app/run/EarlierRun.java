package org.classblocks.app.run;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.classblocks.UserErrorException;
import org.classblocks.store.CompleteRun;
import org.classblocks.store.Run;
import org.classblocks.store.RunStore;
import org.classblocks.write.manifest.Manifest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds an earlier run with the same input and configuration. */
record EarlierRun(RunStore runs, Consumer<Manifest> found) {
  private static final Logger LOG = LoggerFactory.getLogger(EarlierRun.class);

  /**
   * Finds the newest run of a date with a fingerprint and all of its files. Also makes {@code
   * latest.json} name the right run, in case a driver died before it did.
   *
   * @throws UserErrorException if the runs cannot be listed
   */
  Optional<RunSummary> find(LocalDate date, String fingerprint) {
    try {
      return among(date, fingerprint);
    } catch (IOException unreadable) {
      throw UserErrorException.usage(
              "The runs at %s cannot be listed: %s. Check the path and its permissions.",
              runs.location(), unreadable.getMessage())
          .causedBy(unreadable);
    }
  }

  private Optional<RunSummary> among(LocalDate date, String fingerprint) throws IOException {
    List<Run> ofDay = runs.runs(date);
    for (int i = ofDay.size() - 1; i >= 0; i--) {
      CompleteRun run = runs.complete(ofDay.get(i));
      Optional<Manifest> alike = alike(run, fingerprint);
      if (alike.isPresent()) {
        runs.nameLatest();
        found.accept(alike.get());
        Manifest.Expectations checked = alike.get().expectations();
        return Optional.of(
            RunSummary.ofEarlier(
                run.location(), page(run), checked == null ? 0 : checked.broken()));
      }
    }
    return Optional.empty();
  }

  private static String page(CompleteRun run) throws IOException {
    return run.has(RunPublisher.PAGE) ? run.locationOf(RunPublisher.PAGE) : null;
  }

  /** Runs that are damaged or of an earlier version do not count. */
  private static Optional<Manifest> alike(CompleteRun run, String fingerprint) {
    try {
      Manifest manifest = Manifest.fromJson(run.manifest());
      if (!fingerprint.equals(manifest.fingerprint())) {
        return Optional.empty();
      }
      run.requireAll(manifest.files());
      return Optional.of(manifest);
    } catch (IOException | UserErrorException unusable) {
      LOG.info("{} is no run to point to: {}", run.location(), unusable.getMessage());
      return Optional.empty();
    }
  }
}
