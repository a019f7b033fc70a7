package org.classblocks.app.source;

import org.apache.spark.sql.SparkSession;
import org.classblocks.Text;
import org.classblocks.app.check.InputCheck;
import org.classblocks.app.session.Counts;
import org.classblocks.app.session.Progress;
import org.classblocks.app.session.Stage;
import org.classblocks.conf.JobConfig;
import org.classblocks.conf.SimilarityConfig.ClassBalance;
import org.classblocks.moments.count.LabelCounts;
import org.classblocks.spark.aggregate.LogAggregation;
import org.classblocks.spark.log.PredictionLog;

/** Weights samples so that all classes count the same. */
public record ClassBalancer(SparkSession spark, Progress progress) {
  /** The log as it is, or with weights from a first read of its labels. */
  public PredictionLog of(PredictionLog log, JobConfig config) {
    if (config.similarity().classBalance() == ClassBalance.NONE) {
      return log;
    }
    progress.begin(Stage.LABELS);
    LabelCounts labels = new LogAggregation(spark).labels(log);
    int occurring = 0;
    for (int id = 0; id < labels.classCount(); id++) {
      occurring += labels.positives(id) > 0 ? 1 : 0;
    }
    progress.end(Text.of("%,d of %s are labels", occurring, Counts.classes(labels.classCount())));
    InputCheck.checkLabels(labels, log.classes(), config.input());
    return log.balanced(labels);
  }
}
