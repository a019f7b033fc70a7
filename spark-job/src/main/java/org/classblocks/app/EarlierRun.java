package org.classblocks.app;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.classblocks.UserErrorException;
import org.classblocks.store.CompleteRun;
import org.classblocks.store.Run;
import org.classblocks.store.RunStore;
import org.classblocks.write.Manifest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for a run that has done already what is asked for. */
final class EarlierRun {
  private static final Logger LOG = LoggerFactory.getLogger(EarlierRun.class);

  private final RunStore runs;

  EarlierRun(RunStore runs) {
    this.runs = runs;
  }

  /**
   * The newest run of a day with a fingerprint whose files are all there. It is made sure that
   * {@code latest.json} names the newest run, which a driver that died may have left undone.
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
      if (isAlike(run, fingerprint)) {
        runs.nameLatest();
        return Optional.of(RunSummary.ofEarlier(run.location(), page(run)));
      }
    }
    return Optional.empty();
  }

  private static String page(CompleteRun run) throws IOException {
    return run.has(Publication.PAGE) ? run.locationOf(Publication.PAGE) : null;
  }

  /** A run that is damaged, or that an earlier version wrote, is like none. */
  private static boolean isAlike(CompleteRun run, String fingerprint) {
    try {
      Manifest manifest = Manifest.fromJson(run.manifest());
      if (!fingerprint.equals(manifest.fingerprint())) {
        return false;
      }
      run.requireAll(manifest.files());
      return true;
    } catch (IOException | UserErrorException unusable) {
      LOG.info("{} is no run to point to: {}", run.location(), unusable.getMessage());
      return false;
    }
  }
}
