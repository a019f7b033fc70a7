package org.classblocks.app.source;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.classblocks.Text;
import org.classblocks.UserErrorException;
import org.classblocks.app.check.DiskCheck;
import org.classblocks.app.check.InputCheck;
import org.classblocks.app.session.Counts;
import org.classblocks.app.session.LightJvm;
import org.classblocks.app.session.Progress;
import org.classblocks.app.session.Stage;
import org.classblocks.conf.JobConfig;
import org.classblocks.conf.LogLocation;
import org.classblocks.result.LogFacts;
import org.classblocks.result.Provenance;
import org.classblocks.similarity.ClassList;
import org.classblocks.spark.aggregate.LogAggregation;
import org.classblocks.spark.aggregate.NeighboursAggregation;
import org.classblocks.spark.log.LogScores;
import org.classblocks.spark.log.PredictionLog;
import org.classblocks.spark.plan.DriverMemory;
import org.classblocks.spark.plan.GraphMemory;
import org.classblocks.spark.plan.MemoryEstimate;
import org.classblocks.spark.plan.TilePlan;
import org.classblocks.write.run.OutputSize;
import org.classblocks.write.state.StoredState;

/**
 * Statistics from the states of a window of dates. Only the log of the last date may be read: if it
 * has no state, or has changed since.
 */
public final class WindowSource implements Source {
  private final Opened found;
  private final JobConfig config;
  private final SparkSession spark;
  private final Progress progress;
  private StoredState last;

  /**
   * What was found.
   *
   * @param window the dates before the last
   * @param current the state of the last date, if its files are unchanged
   * @param log otherwise the log of the last date
   * @param scores what kind of scores the log has, if it was opened
   * @param haveRows whether states hold rows, of which a similarity graph is made
   * @param fingerprint the checksum of what the results depend on
   */
  private record Opened(
      DailyStates states,
      Window window,
      Optional<StoredState> current,
      Optional<PredictionLog> log,
      Optional<LogScores> scores,
      ClassList classes,
      boolean haveRows,
      String fingerprint) {}

  private WindowSource(Opened found, JobConfig config, SparkSession spark, Progress progress) {
    this.found = found;
    this.config = config;
    this.spark = spark;
    this.progress = progress;
  }

  /**
   * Finds the states and, if needed, opens the log.
   *
   * @param inputs of a configuration with a run date
   * @throws UserErrorException if a date of the window has states under other settings only
   */
  public static WindowSource open(JobInputs inputs, Progress progress, Clock clock) {
    progress.begin(Stage.OPENING);
    SparkSession spark = inputs.spark();
    LocalDate date = inputs.config().output().runDate().orElseThrow();
    Optional<ClassList> listed = inputs.classes();
    List<Provenance.Input> read = inputs.ofLog();
    boolean isRecognised = inputs.config().input().transform().isAutomatic();
    Optional<Boolean> configured = new FormRule(inputs.config()).beforeOpening(listed);
    Optional<Boolean> known =
        configured.isPresent() || isRecognised
            ? configured
            : ofCurrentState(inputs, listed, read, clock);
    Optional<PredictionLog> recognised =
        isRecognised || known.isEmpty() ? Optional.of(inputs.log(listed)) : Optional.empty();
    JobConfig config =
        recognised
            .map(log -> inputs.config().transformed(log.scores().transform()))
            .orElse(inputs.config());
    boolean haveRows =
        known.orElseGet(() -> LogPlans.form(recognised.orElseThrow(), config).isGraph());
    DailyStates states = states(inputs, config, listed, haveRows, clock);
    boolean needsFolds = new FoldRule(config).areRequired();
    Optional<StoredState> present = states.ofPresent(date);
    Optional<StoredState> current = present.flatMap(state -> current(state, read, config));
    Optional<PredictionLog> log =
        current.isPresent()
            ? Optional.empty()
            : Optional.of(recognised.orElseGet(() -> inputs.log(listed)));
    if (haveRows) {
      log.ifPresent(WindowSource::requireRows);
    }
    ClassList classes = log.map(PredictionLog::classes).orElseGet(() -> current.get().classes());
    LightJvm.requireFor(classes.size());
    Window window = Window.of(states, date, config.state().windowDays(), classes);
    window.requireSameTiles();
    if (needsFolds) {
      window.requireFolds();
    }
    if (!isFilteredByDate(config)) {
      window.requireDisjoint(read);
    }
    progress.end(text(log, window));
    recognised.or(() -> log).ifPresent(opened -> opened.notes().forEach(progress::note));
    if (present.isEmpty()) {
      otherText(states, date, classes).ifPresent(progress::note);
    }
    String hash =
        Fingerprint.of(
            config, log.map(Source::inputs).orElse(read), inputs.classFiles(), window.before());
    return new WindowSource(
        new Opened(
            states,
            window,
            current,
            log,
            recognised.or(() -> log).map(PredictionLog::scores),
            classes,
            haveRows,
            hash),
        config,
        spark,
        progress);
  }

  private static DailyStates states(
      JobInputs inputs,
      JobConfig config,
      Optional<ClassList> listed,
      boolean haveRows,
      Clock clock) {
    return new DailyStates(
        OutputLocation.states(config, inputs.spark().sparkContext().hadoopConfiguration(), clock),
        StateSettings.of(config, listed, haveRows),
        clock);
  }

  /** Whether states hold rows, as the state of the date does, if that is what its log gives. */
  private static Optional<Boolean> ofCurrentState(
      JobInputs inputs, Optional<ClassList> listed, List<Provenance.Input> read, Clock clock) {
    JobConfig config = inputs.config();
    LocalDate date = config.output().runDate().orElseThrow();
    return Stream.of(false, true)
        .filter(
            haveRows ->
                states(inputs, config, listed, haveRows, clock)
                    .ofPresent(date)
                    .flatMap(state -> current(state, read, config))
                    .isPresent())
        .findFirst();
  }

  /** A state, if it is what its date's log would give now. */
  private static Optional<StoredState> current(
      StoredState state, List<Provenance.Input> read, JobConfig config) {
    boolean isCurrent =
        !read.isEmpty()
            && state.summary().inputs().equals(read)
            && Window.isCutAsNow(state)
            && (state.summary().hasFolds() || !new FoldRule(config).areRequired());
    return Optional.of(state).filter(found -> isCurrent);
  }

  /** The state of rows with scores of all classes would have the sums of all pairs. */
  private static void requireRows(PredictionLog log) {
    if (!NeighboursAggregation.suits(log)) {
      throw UserErrorException.usage(
          "Configuration key state.path: similarity.form is graph, and rows have scores of all"
              + " classes, so that the state of a date would be the matrix of all pairs. Leave out"
              + " state.path, or set similarity.form=dense.");
    }
  }

  /** Whether each date reads other rows of the same input. */
  private static boolean isFilteredByDate(JobConfig config) {
    return config.effective().get("input.filter") instanceof String filter
        && filter.contains(LogLocation.RUN_DATE);
  }

  private static String text(Optional<PredictionLog> log, Window window) {
    return log.map(LogSource::text).orElse("nothing new to read")
        + (window.before().isEmpty()
            ? ""
            : ", " + Counts.of(window.before().size(), "state", "states") + " of earlier dates");
  }

  /**
   * Why the log of a date is read although the date has states. Damage to such a state does not
   * matter.
   */
  private static Optional<String> otherText(DailyStates states, LocalDate date, ClassList classes) {
    String text = "The state of " + date + " has other settings, so its log is read again";
    try {
      return states
          .newestOther(date)
          .map(other -> text + ": " + Window.differences(other, states, classes) + ".");
    } catch (UserErrorException unreadable) {
      return Optional.of(text + "; what differs is unknown.");
    }
  }

  @Override
  public ClassList classes() {
    return found.classes;
  }

  @Override
  public Optional<LogScores> scores() {
    return found.scores;
  }

  @Override
  public String fingerprint() {
    return found.fingerprint;
  }

  /** Later windows need the state, even if there is a run. */
  @Override
  public boolean isDue() {
    return found.log.isPresent();
  }

  /** The log to read, if any. */
  public Optional<PredictionLog> log() {
    return found.log;
  }

  public Window window() {
    return found.window;
  }

  /** Whether the states hold rows to search, in place of sums to add up. */
  public boolean haveRows() {
    return found.haveRows;
  }

  public long bytesInStates() {
    return Stream.concat(found.window.before().stream(), found.current.stream())
        .mapToLong(StoredState::bytes)
        .sum();
  }

  @Override
  public DriverMemory memory() {
    return found.haveRows ? graphMemory() : matrixMemory();
  }

  private GraphMemory graphMemory() {
    return LogPlans.graphMemory(found.classes.size(), config);
  }

  private MemoryEstimate matrixMemory() {
    return found
        .log
        .map(log -> log.memory(LogPlans.of(log, config)))
        .orElseGet(() -> summed().memory());
  }

  @Override
  public OutputSize size() {
    return found.haveRows
        ? DiskCheck.size(config, graphMemory())
        : DiskCheck.size(config, found.classes.size(), matrixMemory().plan());
  }

  private SummedStates summed() {
    return new SummedStates(states(), found.classes, config);
  }

  @Override
  public Measured read() {
    SummedStates all = summed();
    if (!found.window.missing().isEmpty()) {
      progress.note(found.window.missingText());
    }
    if (!found.haveRows && !all.haveFolds()) {
      found
          .log
          .flatMap(log -> LogPlans.note(log, config))
          .or(() -> new FoldRule(config).note(all.states()))
          .ifPresent(progress::note);
    }
    progress.begin(Stage.ADDING_UP);
    Measured measured = found.haveRows ? all.readRows(spark) : all.read();
    LogFacts log = measured.log();
    progress.end(
        Counts.of(all.states().size(), "state", "states") + ", " + Counts.rows(log.rows().read()));
    InputCheck.check(log.rows(), config.input());
    log.labels()
        .ifPresent(
            labels -> InputCheck.checkLabels(labels.counts(), found.classes, config.input()));
    InputCheck.checkWeights(log.marginals().sampleSize(), config);
    if (LogSource.listsSamples(config) && config.input().sampleId().isPresent()) {
      progress.note(
          Text.of(
              "Examples and suspects are not listed, because states keep no sample ids. Run analyze"
                  + " without state.path%s to list them.",
              found.haveRows ? " and with similarity.form=dense" : ""));
    }
    return measured;
  }

  /** The states of all dates. The last one is made from its log if it is missing. */
  private List<StoredState> states() {
    if (last == null) {
      last = found.current.orElseGet(this::readLog);
    }
    return Stream.concat(found.window.before().stream(), Stream.of(last)).toList();
  }

  private StoredState readLog() {
    PredictionLog opened = found.log.orElseThrow();
    if (found.haveRows) {
      TilePlan plan = LogPlans.ofListings(opened, config).reading();
      return found.states.writeRows(opened, plan, spark, config, progress);
    }
    LogAggregation reading = new LogAggregation(spark, config.confusion().rule());
    return found.states.write(opened, LogPlans.of(opened, config), reading, config, progress);
  }

  @Override
  public Provenance.Sources sources() {
    List<StoredState> all = states();
    return new Provenance.Sources(
        found.fingerprint,
        all.stream().flatMap(state -> state.summary().inputs().stream()).toList(),
        all.stream().flatMap(state -> state.summary().skippedInputs().stream()).toList(),
        new Provenance.Window(
            found.states.location(),
            found.states.fingerprint().hash(),
            found.window.first(),
            found.window.last(),
            all.stream().map(this::day).toList(),
            found.window.missing()),
        all.stream()
            .map(state -> state.summary().blas())
            .distinct()
            .collect(Collectors.joining(", ")),
        Source.provenance(
            new PrecisionRule(config)
                .ofStates(all.stream().anyMatch(state -> state.summary().countsListings()))),
        found.log.map(PredictionLog::bytes).orElse(0L),
        found
            .scores
            .map(Source::provenance)
            .orElseGet(
                () -> new Provenance.Scores(config.input().transform().kind().word(), null, null)),
        null);
  }

  private Provenance.Day day(StoredState state) {
    return new Provenance.Day(
        state.name().date(),
        state.name().id(),
        found.log.isPresent() && state.name().date().equals(found.window.last()),
        state.summary().rows().used(),
        state.bytes());
  }
}
