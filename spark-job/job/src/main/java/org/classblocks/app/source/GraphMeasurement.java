package org.classblocks.app.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.classblocks.conf.JobConfig;
import org.classblocks.groups.SampleGroup;
import org.classblocks.moments.ListedPairs;
import org.classblocks.moments.Stratum;
import org.classblocks.moments.batch.Marginals;
import org.classblocks.moments.batch.MarginalsBuilder;
import org.classblocks.moments.count.LogStatistics;
import org.classblocks.result.LogFacts;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.PairNoise;
import org.classblocks.similarity.SimilarityGraph;
import org.classblocks.similarity.nearest.NearestClasses;
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
  private final List<SampleGroup> groups;

  private GraphMeasurement(
      LogStatistics statistics,
      SimilarityGraph similarity,
      ListedPairs listed,
      List<SampleGroup> groups) {
    this.statistics = statistics;
    this.similarity = similarity;
    this.listed = listed;
    this.groups = groups;
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
    return of(known, found);
  }

  private static GraphMeasurement of(NeighboursAggregation.Result known, ListedNeighbours found) {
    SimilarityGraph graph = found.graph.build();
    ListedPairs listed =
        graph.listedPairs(known.listings()::listed, known.statistics().marginals().samples());
    List<SampleGroup> groups = new ArrayList<>();
    known
        .groups()
        .forEach(
            (name, sums) -> groups.add(group(name, sums, found.buildGroup(groups.size()), listed)));
    return new GraphMeasurement(known.statistics(), graph, listed, groups);
  }

  private static SampleGroup group(
      String name, MarginalsBuilder gathered, SimilarityGraph graph, ListedPairs listed) {
    Marginals marginals = gathered.result();
    return new SampleGroup(
        Stratum.valueOf(name),
        marginals.sampleSize().independent(),
        graph,
        Optional.of(new PairNoise(graph, listed, marginals, Optional.empty())));
  }

  /**
   * Searches the rows of some states of the same classes and settings, at least one.
   *
   * @throws org.classblocks.UserErrorException if a state is damaged
   */
  static GraphMeasurement ofStates(
      List<StoredState> states, ClassList classes, SparkSession spark, JobConfig config) {
    JavaSparkContext tasks = new JavaSparkContext(spark.sparkContext());
    Broadcast<SerializableConfiguration> hadoop =
        tasks.broadcast(new SerializableConfiguration(tasks.hadoopConfiguration()));
    List<NeighboursAggregation.KeptRows> rows =
        states.stream()
            .flatMap(state -> state.rows().stream())
            .<NeighboursAggregation.KeptRows>map(
                file -> () -> file.read(Store.at(hadoop.value().value(), file.address())))
            .toList();
    int mostGroups = config.input().maxGroups();
    ListedNeighbours found = new ListedNeighbours(classes);
    try {
      return of(
          new NeighboursAggregation(spark, config.confusion().rule())
              .neighbours(
                  rows,
                  states.get(0).summary().listed().absentScore(),
                  WindowSum.besideSums(states),
                  groups -> WindowSum.requireRoomForGroups(new TreeSet<>(groups), mostGroups),
                  LogPlans.ofRows(states, Cluster.of(spark.sparkContext()), config),
                  config.similarity().graphMinListed(),
                  found::begin),
          found);
    } finally {
      hadoop.destroy();
    }
  }

  /** Collects the neighbours of all classes. */
  private static final class ListedNeighbours {
    private final ClassList classes;

    /** Null until it is known which classes have a correlation. */
    private SimilarityGraph.Builder graph;

    private final List<SimilarityGraph.Builder> groups = new ArrayList<>();

    ListedNeighbours(ClassList classes) {
      this.classes = classes;
    }

    Consumer<NearestClasses> begin(NeighboursAggregation.Result known) {
      graph = known.units().graph(classes);
      known.groupUnits().values().forEach(units -> groups.add(units.graph(classes)));
      return this::accept;
    }

    private void accept(NearestClasses found) {
      found.addTo(graph);
      for (int group = 0; group < groups.size(); group++) {
        found.addTo(groups.get(group), group);
      }
    }

    /** The graph of a group, which is asked for once, and whose lists are given up. */
    SimilarityGraph buildGroup(int group) {
      return groups.set(group, null).build();
    }
  }

  private static GraphMeasurement ofTiles(PredictionLog log, SparkSession spark, JobConfig config) {
    LogAggregation.Neighbourhood found =
        new LogAggregation(spark, config.confusion().rule())
            .neighbours(log, LogPlans.ofTiles(log, config), config.similarity().graphNeighbours());
    List<SimilarityGraph> graphs = found.neighbours().graphs(log.classes());
    ListedPairs listed =
        ListedPairs.everywhere(log.classes().size(), found.statistics().marginals().samples());
    List<SampleGroup> groups = new ArrayList<>();
    found
        .groups()
        .forEach(
            (name, sums) ->
                groups.add(group(name, sums.marginals(), graphs.get(1 + groups.size()), listed)));
    return new GraphMeasurement(found.statistics(), graphs.get(0), listed, groups);
  }

  LogStatistics statistics() {
    return statistics;
  }

  /** What was measured. */
  Measured result(JobConfig config) {
    SampleDependence dependence = SampleDependence.ofNeighbours(statistics.survey().neighbours());
    return Measured.ofGroups(
        new LogFacts(
            statistics.rows(),
            statistics.survey().clipped(),
            statistics.marginals().result(),
            listed,
            config.input().labels().isPresent()
                ? Optional.of(statistics.labelFindings())
                : Optional.empty(),
            dependence.found()),
        similarity,
        groups);
  }
}
