package org.classblocks.app.source;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.classblocks.app.check.DiskCheck;
import org.classblocks.app.check.InputCheck;
import org.classblocks.app.session.Progress;
import org.classblocks.app.session.Stage;
import org.classblocks.app.session.Versions;
import org.classblocks.conf.JobConfig;
import org.classblocks.linalg.FastestBlas;
import org.classblocks.moments.CoMoments;
import org.classblocks.moments.Stratum;
import org.classblocks.moments.attribute.AttributeMoments;
import org.classblocks.moments.batch.MarginalsBuilder;
import org.classblocks.moments.count.LogStatistics;
import org.classblocks.spark.aggregate.LogAggregation;
import org.classblocks.spark.log.PredictionLog;
import org.classblocks.spark.plan.TilePlan;
import org.classblocks.store.NewDirectory;
import org.classblocks.write.manifest.Manifest;
import org.classblocks.write.state.CompleteState;
import org.classblocks.write.state.StateFingerprint;
import org.classblocks.write.state.StateName;
import org.classblocks.write.state.StateStore;
import org.classblocks.write.state.StateSummary;
import org.classblocks.write.state.StateWriter;
import org.classblocks.write.state.StoredState;

/** Finds the states of single dates, and makes them from logs. */
record DailyStates(StateStore store, StateFingerprint fingerprint, Clock clock) {
  /** The folder of all states, for people. */
  String location() {
    return store.location();
  }

  /**
   * The newest state of a date under these settings.
   *
   * @throws org.classblocks.UserErrorException if it is damaged
   */
  Optional<StoredState> of(LocalDate date) {
    return store.newest(date, fingerprint.hash()).map(StoredState::open);
  }

  /** The same for a date whose log is at hand. An incomplete state does not count. */
  Optional<StoredState> ofPresent(LocalDate date) {
    return store.newestWhole(date, fingerprint.hash()).map(StoredState::open);
  }

  /** The newest state of a date under other settings, or of another format. */
  Optional<CompleteState> newestOther(LocalDate date) {
    return store.others(date, fingerprint.hash()).stream()
        .max(Comparator.comparing(state -> state.name().id()));
  }

  /**
   * Reads a log and writes its state, unless the log is refused.
   *
   * @param plan how to read the log
   * @param reading reads it
   * @param progress shows how far it is
   */
  StoredState write(
      PredictionLog log,
      TilePlan plan,
      LogAggregation reading,
      JobConfig config,
      Progress progress) {
    LocalDate date = config.output().runDate().orElseThrow();
    NewDirectory directory = store.create(date, fingerprint.hash());
    try {
      DiskCheck.check(plan, store);
      write(date, log, plan, reading, config, progress, directory);
    } catch (RuntimeException failure) {
      directory.discard();
      throw failure;
    }
    return StoredState.open(store.files(new StateName(date, fingerprint.hash(), directory.id())));
  }

  private void write(
      LocalDate date,
      PredictionLog log,
      TilePlan plan,
      LogAggregation reading,
      JobConfig config,
      Progress progress,
      NewDirectory directory) {
    progress.begin(Stage.READING);
    StateWriter writer = new StateWriter(directory);
    SortedMap<Stratum, LogStatistics> strata =
        reading.moments(log, plan, tile -> write(tile, writer, directory));
    LogStatistics total = LogStatistics.total(log.classes().size(), strata.values());
    log.requireUnchanged();
    progress.end(LogSource.text(log, total));
    InputCheck.check(total.rows(), config.input());
    InputCheck.checkLabels(total.labels(), log.classes(), config.input());
    InputCheck.checkCategories(total.attributes(), config.input());
    try {
      SortedMap<Stratum, MarginalsBuilder> marginals = new TreeMap<>();
      strata.forEach((stratum, found) -> marginals.put(stratum, found.marginals()));
      writer.write(log.classes());
      writer.writeMarginals(marginals);
      SortedMap<Stratum, AttributeMoments> attributes = new TreeMap<>();
      strata.forEach((stratum, found) -> attributes.put(stratum, found.attributes()));
      writer.writeAttributes(attributes);
      writer.write(total.labels(), total.confusion());
      writer.write(total.signatures());
      writer.publish(summary(date, log, plan, total, writer.countsListings()));
    } catch (IOException unwritable) {
      throw directory.unwritable(unwritable);
    }
  }

  private static void write(
      SortedMap<Stratum, CoMoments> tile, StateWriter writer, NewDirectory directory) {
    try {
      writer.write(tile);
    } catch (IOException unwritable) {
      throw directory.unwritable(unwritable);
    }
  }

  private StateSummary summary(
      LocalDate date,
      PredictionLog log,
      TilePlan plan,
      LogStatistics total,
      boolean countsListings) {
    return new StateSummary(
        date,
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        Versions.all(),
        FastestBlas.INSTANCE.name(),
        fingerprint.settings(),
        log.classes().size(),
        StateSettings.checksum(log.classes()),
        plan.tiling().edge(),
        plan.parts().folds(),
        countsListings,
        Source.inputs(log),
        Source.inputs(log.skippedFiles()),
        Manifest.Rows.of(total.rows()),
        total.survey().clipped(),
        total.survey().neighbours(),
        total.survey().unclustered(),
        Manifest.Labels.of(total.labels()),
        total.confusion().ofSamples());
  }
}
