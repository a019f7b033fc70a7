package org.classblocks.app.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.SortedMap;
import org.classblocks.LocalSpark;
import org.classblocks.conf.ConfigSource;
import org.classblocks.conf.JobConfig;
import org.classblocks.conf.SimilarityConfig.ClassBalance;
import org.classblocks.linalg.Precision;
import org.classblocks.moments.Stratum;
import org.classblocks.moments.count.LogStatistics;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.Similarity;
import org.classblocks.spark.aggregate.LogAggregation;
import org.classblocks.spark.log.LogReader;
import org.classblocks.spark.log.PredictionLog;
import org.classblocks.spark.plan.TilePlan;

/**
 * A log from its files to its matrix, on the shared session.
 *
 * @param log the log
 * @param similarity its matrix
 * @param statistics what is known beside it
 */
public record LogRun(PredictionLog log, Similarity similarity, LogStatistics statistics) {

  /** A log that says itself how many classes there are. */
  public static LogRun of(String path, String... assignments) {
    return of(path, Optional.empty(), 1L << 30, assignments);
  }

  /** A log of so many classes, by tasks of so much memory. */
  public static LogRun of(
      String path, Optional<ClassList> classes, long taskBytes, String... assignments) {
    ConfigSource source = new ConfigSource().addIfPresent("input.paths", path);
    for (String assignment : assignments) {
      source.addAssignment(assignment);
    }
    JobConfig config = JobConfig.from(source);
    PredictionLog opened = new LogReader(LocalSpark.session()).open(config.input(), classes);
    return of(opened, config, taskBytes);
  }

  /** A log that was opened before. */
  public static LogRun of(PredictionLog opened, JobConfig config, long taskBytes) {
    LogAggregation aggregation =
        new LogAggregation(LocalSpark.session(), config.confusion().rule());
    PredictionLog log =
        config.similarity().classBalance() == ClassBalance.NONE
            ? opened
            : opened.balanced(aggregation.labels(opened));
    TilePlan plan = plan(log, taskBytes);
    SimilarityAssembler assembler = new SimilarityAssembler(log.classes(), config, false);
    SortedMap<Stratum, LogStatistics> strata = aggregation.moments(log, plan, assembler::accept);
    return new LogRun(
        log,
        assembler.result(strata).similarity(),
        LogStatistics.total(log.classes().size(), strata.values()));
  }

  private static TilePlan plan(PredictionLog log, long taskBytes) {
    TilePlan usual = log.plan(Precision.DOUBLE);
    int classes = log.classes().size();
    if (usual.batches().listedScores() == 0) {
      return TilePlan.of(classes, 5, 2, taskBytes, Precision.DOUBLE);
    }
    return usual.batches().productRows() == 0
        ? TilePlan.ofSparse(classes, 5, 2, taskBytes)
        : TilePlan.ofExpanded(classes, 5, 2, taskBytes, Precision.DOUBLE);
  }

  /** Holds that both found the same matrix. */
  public void assertSameMatrixAs(LogRun other, double error) {
    for (int a = 0; a < other.similarity.size(); a++) {
      for (int b = 0; b <= a; b++) {
        assertThat(similarity.at(a, b))
            .as("similarity of %d and %d", a, b)
            .isCloseTo(other.similarity.at(a, b), within(error));
      }
    }
  }
}
