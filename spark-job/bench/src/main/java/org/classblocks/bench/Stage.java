package org.classblocks.bench;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.classblocks.conf.ConfigSource;
import org.classblocks.conf.InputConfig;
import org.classblocks.conf.JobConfig;
import org.classblocks.linalg.Precision;
import org.classblocks.moments.count.LogStatistics;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.PearsonCorrelation;
import org.classblocks.similarity.SimilarityMatrix;
import org.classblocks.spark.aggregate.LogAggregation;
import org.classblocks.spark.log.LogReader;
import org.classblocks.spark.log.PredictionLog;

/**
 * The job from the log to the finished matrix, as analyze does it.
 *
 * @param session a session of the job's own, whose settings it changes
 * @param classes the classes, for a log that does not say how many there are
 * @param labels the column of labels, if they are read and confusion is counted
 */
record Stage(SparkSession session, Optional<ClassList> classes, Optional<String> labels) {

  /** Finds the files, reads footers and first rows. */
  PredictionLog open(String log) {
    InputConfig input =
        JobConfig.from(
                new ConfigSource()
                    .addIfPresent("input.paths", log)
                    .addIfPresent("input.labels", labels.orElse(null))
                    .addIfPresent("input.max-bad-fraction", 0))
            .input();
    return new LogReader(session).open(input, classes);
  }

  /** The whole stage. */
  SimilarityMatrix run(String path, Precision precision) {
    PredictionLog log = open(path);
    PearsonCorrelation correlation = new PearsonCorrelation(log.classes());
    LogStatistics statistics =
        LogStatistics.total(
            log.classes().size(),
            new LogAggregation(session)
                .moments(
                    log,
                    log.plan(precision),
                    tile -> correlation.accept(List.copyOf(tile.values())))
                .values());
    if (labels.isPresent() && statistics.labelFindings().confusion().totals().samples() == 0) {
      throw new IllegalStateException("no sample of " + path + " has a label");
    }
    return correlation.result(statistics.marginals());
  }
}
