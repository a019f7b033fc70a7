package org.classblocks.app.run;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.classblocks.UserErrorException;
import org.classblocks.app.check.InputCheck;
import org.classblocks.app.session.Counts;
import org.classblocks.app.session.Progress;
import org.classblocks.app.session.Stage;
import org.classblocks.app.source.ClassBalancer;
import org.classblocks.app.source.JobInputs;
import org.classblocks.app.source.LogPlans;
import org.classblocks.conf.JobConfig;
import org.classblocks.moments.count.BadRow;
import org.classblocks.moments.count.LabelCounts;
import org.classblocks.moments.count.LogStatistics;
import org.classblocks.moments.count.RowCounts;
import org.classblocks.spark.aggregate.LogAggregation;
import org.classblocks.spark.log.PredictionLog;
import org.classblocks.spark.plan.TilePlan;
import org.classblocks.tracks.GivenTracks;

/** Reads a log once and says what is wrong with it. */
public final class LogValidator {
  private final JobInputs inputs;
  private final Progress progress;

  /**
   * @param inputs of a configuration that was checked
   */
  public LogValidator(JobInputs inputs, Progress progress) {
    this.inputs = inputs.on(LocalDate.now(Clock.systemUTC()));
    this.progress = progress;
  }

  /** Reads the log. */
  public Validation validate() {
    JobConfig config = inputs.config();
    PredictionLog log = new ClassBalancer(inputs.spark(), progress).of(inputs.log(), config);
    progress.begin(Stage.READING);
    TilePlan plan = LogPlans.ofValidation(log, config);
    LogStatistics statistics = new LogAggregation(inputs.spark()).statistics(log, plan);
    progress.end(Counts.rows(statistics.rows().read()));
    List<String> lines = new ArrayList<>(ValidationText.of(log, statistics));
    JobInputs.taxonomy(config, log.classes(), inputs.hadoop())
        .map(ValidationText::of)
        .ifPresent(lines::add);
    lines.addAll(
        GivenTracks.read(config.report().tracks(), log.classes(), inputs.hadoop()).notes());
    return new Validation(counts(log, statistics), lines, refusal(log, statistics));
  }

  private static List<Validation.Count> counts(PredictionLog log, LogStatistics statistics) {
    RowCounts rows = statistics.rows();
    List<Validation.Count> counts = new ArrayList<>();
    counts.add(new Validation.Count("read", rows.read(), null));
    counts.add(new Validation.Count("used", rows.used(), null));
    for (BadRow kind : BadRow.values()) {
      rows.example(kind)
          .ifPresent(
              example ->
                  counts.add(new Validation.Count(kind.word(), rows.dropped(kind), example)));
    }
    if (log.hasLabels()) {
      LabelCounts labels = statistics.labels();
      String unknown = labels.unknownExamples().stream().findFirst().orElse(null);
      counts.add(new Validation.Count("unknown-label", labels.unknown(), unknown));
      counts.add(new Validation.Count("unlabelled", labels.unlabelled(), null));
    }
    return counts;
  }

  private Optional<UserErrorException> refusal(PredictionLog log, LogStatistics statistics) {
    JobConfig config = inputs.config();
    try {
      InputCheck.check(statistics.rows(), config.input());
      InputCheck.checkLabels(statistics.labels(), log.classes(), config.input());
      InputCheck.checkWeights(statistics.marginals().result().sampleSize(), config);
      return Optional.empty();
    } catch (UserErrorException refused) {
      return Optional.of(refused);
    }
  }
}
