package org.classblocks.app.source;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.classblocks.UserErrorException;
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
import org.classblocks.spark.aggregate.RowsAggregation;
import org.classblocks.spark.log.PredictionLog;
import org.classblocks.spark.plan.TilePlan;
import org.classblocks.store.NewDirectory;
import org.classblocks.store.Store;
import org.classblocks.store.StoredFile;
import org.classblocks.write.manifest.Manifest;
import org.classblocks.write.state.CompleteState;
import org.classblocks.write.state.StateFingerprint;
import org.classblocks.write.state.StateName;
import org.classblocks.write.state.StateRows;
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
    return write(
        config,
        directory -> {
          DiskCheck.check(plan, store);
          StateWriter writer = new StateWriter(directory);
          progress.begin(Stage.READING);
          SortedMap<Stratum, LogStatistics> strata =
              reading.moments(log, plan, tile -> write(tile, writer, directory));
          LogStatistics total = LogStatistics.total(log.classes().size(), strata.values());
          check(total, log, config, progress);
          InputCheck.checkCategories(total.attributes(), config.input());
          SortedMap<Stratum, MarginalsBuilder> marginals = new TreeMap<>();
          strata.forEach((stratum, found) -> marginals.put(stratum, found.marginals()));
          writer.write(log.classes());
          writer.writeMarginals(marginals);
          SortedMap<Stratum, AttributeMoments> attributes = new TreeMap<>();
          strata.forEach((stratum, found) -> attributes.put(stratum, found.attributes()));
          writer.writeAttributes(attributes);
          writeLabels(total, writer);
          writer.publish(summary(log, plan, total, writer.countsListings(), null, config));
        });
  }

  /**
   * Reads a log whose rows list some classes and writes its state, which holds the rows, unless the
   * log is refused.
   *
   * @param plan how to read the log
   * @param progress shows how far it is
   */
  StoredState writeRows(
      PredictionLog log, TilePlan plan, SparkSession spark, JobConfig config, Progress progress) {
    SerializableConfiguration hadoop =
        new SerializableConfiguration(spark.sparkContext().hadoopConfiguration());
    return write(
        config,
        directory -> {
          progress.begin(Stage.READING);
          String address = directory.address();
          RowsAggregation.Kept<StateRows.Written> kept =
              new RowsAggregation(spark, config.confusion().rule())
                  .keep(
                      log,
                      plan,
                      (rows, task, piece) ->
                          StateRows.write(
                              rows, Store.at(hadoop.value(), address), task, piece, attempt()));
          check(kept.statistics(), log, config, progress);
          kept.pieces().forEach(written -> directory.add(written.file()));
          requireShared(directory);
          StateWriter writer = new StateWriter(directory);
          writer.write(log.classes());
          boolean hasLabels = config.input().labels().isPresent();
          if (hasLabels) {
            writeLabels(kept.statistics(), writer);
          }
          long entries = kept.pieces().stream().mapToLong(StateRows.Written::entries).sum();
          StateSummary.Listed listed =
              new StateSummary.Listed(kept.pieces().size(), entries, kept.absentScore(), hasLabels);
          writer.publish(summary(log, plan, kept.statistics(), true, listed, config));
        });
  }

  /** Tasks may run where the same path leads to another disk. */
  private static void requireShared(NewDirectory directory) throws IOException {
    Optional<StoredFile> missing = directory.missing();
    if (missing.isPresent()) {
      throw UserErrorException.usage(
          "The state of this date cannot be written: an executor wrote %s, and the driver does not"
              + " find it. Set state.path to a folder that all executors and the driver reach.",
          directory.locationOf(missing.get().path()));
    }
  }

  /** Nothing for a task that runs the first time. */
  private static String attempt() {
    TaskContext task = TaskContext.get();
    return task.stageAttemptNumber() == 0 && task.attemptNumber() == 0
        ? ""
        : "-" + task.taskAttemptId();
  }

  private static void writeLabels(LogStatistics total, StateWriter writer) throws IOException {
    writer.write(total.labels(), total.confusion());
    writer.write(total.signatures());
  }

  /** What is written of a log. */
  private interface Content {
    void write(NewDirectory directory) throws IOException;
  }

  private StoredState write(JobConfig config, Content content) {
    LocalDate date = config.output().runDate().orElseThrow();
    NewDirectory directory = store.create(date, fingerprint.hash());
    try {
      content.write(directory);
    } catch (IOException unwritable) {
      directory.discard();
      throw directory.unwritable(unwritable);
    } catch (RuntimeException failure) {
      directory.discard();
      throw failure;
    }
    return StoredState.open(store.files(new StateName(date, fingerprint.hash(), directory.id())));
  }

  private static void check(
      LogStatistics total, PredictionLog log, JobConfig config, Progress progress) {
    log.requireUnchanged();
    progress.end(LogSource.text(log, total));
    InputCheck.check(total.rows(), config.input());
    InputCheck.checkLabels(total.labels(), log.classes(), config.input());
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
      PredictionLog log,
      TilePlan plan,
      LogStatistics total,
      boolean countsListings,
      StateSummary.Listed listed,
      JobConfig config) {
    return new StateSummary(
        config.output().runDate().orElseThrow(),
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
        total.confusion().ofSamples(),
        listed);
  }
}
