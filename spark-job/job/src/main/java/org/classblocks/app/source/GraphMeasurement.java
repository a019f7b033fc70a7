package org.classblocks.app.source;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.classblocks.conf.JobConfig;
import org.classblocks.moments.ListedPairs;
import org.classblocks.moments.count.LogStatistics;
import org.classblocks.result.LogFacts;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.SimilarityGraph;
import org.classblocks.similarity.nearest.NearestClasses;
import org.classblocks.spark.aggregate.KeptRows;
import org.classblocks.spark.aggregate.LogAggregation;
import org.classblocks.spark.aggregate.NeighboursAggregation;
import org.classblocks.spark.log.PredictionLog;
import org.classblocks.spark.plan.Cluster;
import org.classblocks.store.Store;
import org.classblocks.write.state.StoredState;

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
    return of(known, found.graph.build());
  }

  private static GraphMeasurement of(NeighboursAggregation.Result known, SimilarityGraph graph) {
    return new GraphMeasurement(
        known.statistics(),
        graph,
        graph.listedPairs(known.listings()::listed, known.statistics().marginals().samples()));
  }

  /**
   * Searches the rows of some states of the same classes and settings, at least one.
   *
   * @throws org.classblocks.UserErrorException if a state is damaged
   */
  static GraphMeasurement ofStates(
      List<StoredState> states, ClassList classes, SparkSession spark, JobConfig config) {
    SerializableConfiguration hadoop =
        new SerializableConfiguration(spark.sparkContext().hadoopConfiguration());
    List<KeptRows> rows =
        states.stream()
            .flatMap(state -> state.rows().stream())
            .<KeptRows>map(file -> () -> file.read(Store.at(hadoop.value(), file.address())))
            .toList();
    ListedNeighbours found = new ListedNeighbours(classes);
    NeighboursAggregation.Result known =
        new NeighboursAggregation(spark, config.confusion().rule())
            .neighbours(
                rows,
                states.get(0).summary().listed().absentScore(),
                WindowSum.besideSums(states),
                LogPlans.ofRows(states, Cluster.of(spark.sparkContext()), config),
                config.similarity().graphMinListed(),
                found::begin);
    return of(known, found.graph.build());
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
