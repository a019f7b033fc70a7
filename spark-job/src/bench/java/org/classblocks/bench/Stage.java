package org.classblocks.bench;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.classblocks.conf.InputConfig;
import org.classblocks.conf.TransformConfig;
import org.classblocks.linalg.Precision;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.PearsonCorrelation;
import org.classblocks.similarity.SimilarityMatrix;
import org.classblocks.spark.LogAggregation;
import org.classblocks.spark.LogReader;
import org.classblocks.spark.LogStatistics;
import org.classblocks.spark.PredictionLog;

/**
 * The job from the log to the finished matrix, as analyze does it.
 *
 * @param session a session of the job's own, whose settings it changes
 * @param classes the classes, for a log that does not say how many there are
 */
record Stage(SparkSession session, Optional<ClassList> classes) {

  /** Finds the files, reads footers and first rows. */
  PredictionLog open(String log) {
    InputConfig input =
        new InputConfig(
            List.of(log),
            InputConfig.Format.PARQUET,
            Optional.empty(),
            Optional.empty(),
            "scores",
            Optional.empty(),
            Optional.empty(),
            0,
            TransformConfig.none(),
            Optional.empty(),
            InputConfig.OnBadRow.DROP,
            0);
    return new LogReader(session).open(input, classes);
  }

  /** The whole stage. */
  SimilarityMatrix run(String path, Precision precision) {
    PredictionLog log = open(path);
    PearsonCorrelation correlation = new PearsonCorrelation(log.classes(), false);
    LogStatistics statistics =
        new LogAggregation(session).moments(log, log.plan(precision), correlation::accept);
    return correlation.result(statistics.marginals().result());
  }
}
