package org.classblocks.app.source;

import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;
import org.classblocks.conf.JobConfig;
import org.classblocks.moments.ListedPairs;
import org.classblocks.moments.count.LogStatistics;
import org.classblocks.result.LogFacts;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.SimilarityGraph;
import org.classblocks.similarity.nearest.NearestClasses;
import org.classblocks.spark.aggregate.LogAggregation;
import org.classblocks.spark.aggregate.NeighboursAggregation;
import org.classblocks.spark.log.PredictionLog;

/** Measures a log whose similarities are a graph. Only neighbours reach the driver. */
final class GraphMeasurement {
  private final LogStatistics statistics;
  private final SimilarityGraph similarity;
  private final ListedPairs listed;

  private GraphMeasurement(
      LogStatistics statistics, SimilarityGraph similarity, ListedPairs listed) {
    this.statistics = statistics;
    this.similarity = similarity;
    this.listed = listed;
  }

  /** Reads a log. */
  static GraphMeasurement of(PredictionLog log, SparkSession spark, JobConfig config) {
    return NeighboursAggregation.suits(log)
        ? ofListings(log, spark, config)
        : ofTiles(log, spark, config);
  }

  private static GraphMeasurement ofListings(
      PredictionLog log, SparkSession spark, JobConfig config) {
    ListedNeighbours found = new ListedNeighbours(log.classes());
    NeighboursAggregation.Result known =
        new NeighboursAggregation(spark, config.confusion().rule())
            .neighbours(
                log,
                LogPlans.ofListings(log, config),
                config.similarity().graphMinListed(),
                found::begin);
    SimilarityGraph graph = found.graph.build();
    return new GraphMeasurement(
        known.statistics(),
        graph,
        graph.listedPairs(known.listings()::listed, known.statistics().marginals().samples()));
  }

  /** Collects the neighbours of all classes. */
  private static final class ListedNeighbours {
    private final ClassList classes;

    /** Null until it is known which classes have a correlation. */
    private SimilarityGraph.Builder graph;

    ListedNeighbours(ClassList classes) {
      this.classes = classes;
    }

    Consumer<NearestClasses> begin(NeighboursAggregation.Result known) {
      graph = known.units().graph(classes);
      return found -> found.addTo(graph);
    }
  }

  private static GraphMeasurement ofTiles(PredictionLog log, SparkSession spark, JobConfig config) {
    LogAggregation.Neighbourhood found =
        new LogAggregation(spark, config.confusion().rule())
            .neighbours(log, LogPlans.ofTiles(log, config), config.similarity().graphNeighbours());
    return new GraphMeasurement(
        found.statistics(),
        found.neighbours().graph(log.classes()),
        ListedPairs.everywhere(log.classes().size(), found.statistics().marginals().samples()));
  }

  LogStatistics statistics() {
    return statistics;
  }

  /** What was measured. */
  Measured result(JobConfig config) {
    SampleDependence dependence = SampleDependence.ofNeighbours(statistics.survey().neighbours());
    return Measured.ofAllSamples(
        new LogFacts(
            statistics.rows(),
            statistics.survey().clipped(),
            statistics.marginals().result(),
            listed,
            config.input().labels().isPresent()
                ? Optional.of(statistics.labelFindings())
                : Optional.empty(),
            dependence.found()),
        similarity);
  }
}
