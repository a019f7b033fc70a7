package org.classblocks.app.source;

import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.classblocks.Text;
import org.classblocks.app.session.Counts;
import org.classblocks.app.session.Progress;
import org.classblocks.app.session.Stage;
import org.classblocks.conf.JobConfig;
import org.classblocks.moments.count.LabelScores;
import org.classblocks.spark.aggregate.SuspectsAggregation;
import org.classblocks.spark.log.PredictionLog;
import org.classblocks.spark.plan.TilePlan;
import org.classblocks.suspects.SuspectCounts;
import org.classblocks.suspects.Suspects;

/** Looks for samples whose labels look wrong, if the configuration and the log allow it. */
record SuspectSource(SparkSession spark, Progress progress, JobConfig config) {
  /** How many suspects of each class are listed beside those of the whole log. */
  private static final int OF_CLASS = 20;

  /** Whether a configuration asks for suspects; logs without sample ids have none. */
  static boolean areWanted(JobConfig config) {
    return config.suspects().limit() > 0 && config.input().labels().isPresent();
  }

  /**
   * Reads the log once more.
   *
   * @param plan how the log is read
   * @param known what its samples score for their labels
   * @return empty without labels or sample ids, or if {@code suspects.limit} is 0
   */
  Optional<Suspects> of(PredictionLog log, TilePlan plan, LabelScores known) {
    if (!areWanted(config) || !log.hasSampleIds()) {
      return Optional.empty();
    }
    progress.begin(Stage.SUSPECTS);
    Suspects found =
        new SuspectsAggregation(spark, config.suspects().limit(), OF_CLASS)
            .suspects(log, plan, known);
    SuspectCounts counts = found.counts();
    progress.end(
        Text.of(
            "%,d of %s look wrong, %,d listed",
            counts.suspects(),
            Counts.of(counts.judged(), "label", "labels"),
            found.ranked().size()));
    if (counts.severalLabels() > 0) {
      progress.note(
          Text.of(
              "%s left out of the suspects.",
              Counts.of(
                  counts.severalLabels(),
                  "sample has several labels and is",
                  "samples have several labels and are")));
    }
    if (counts.unnamed() > 0) {
      progress.note(
          Text.of(
              "%s left out of the suspects.",
              Counts.of(
                  counts.unnamed(),
                  "labelled sample has no id and is",
                  "labelled samples have no id and are")));
    }
    return Optional.of(found);
  }
}
