package org.classblocks.app.source;

import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;
import org.classblocks.conf.JobConfig;
import org.classblocks.moments.count.LogStatistics;
import org.classblocks.result.LogFacts;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.SimilarityGraph;
import org.classblocks.similarity.nearest.ListingTotals;
import org.classblocks.similarity.nearest.NearestClasses;
import org.classblocks.spark.aggregate.NeighboursAggregation;
import org.classblocks.spark.log.PredictionLog;
import org.classblocks.spark.plan.NeighboursPlan;

/** Measures a log whose similarities are a graph. Only neighbours reach the driver. */
final class GraphMeasurement {
  private final LogStatistics statistics;
  private final ListingTotals listings;
  private final SimilarityGraph similarity;

  private GraphMeasurement(NeighboursAggregation.Result known, SimilarityGraph similarity) {
    this.statistics = known.statistics();
    this.listings = known.listings();
    this.similarity = similarity;
  }

  /** Reads a log. */
  static GraphMeasurement of(
      PredictionLog log, NeighboursPlan plan, SparkSession spark, JobConfig config) {
    Collector collector = new Collector(log.classes());
    NeighboursAggregation.Result known =
        new NeighboursAggregation(spark, config.confusion().rule())
            .neighbours(log, plan, collector::begin);
    return new GraphMeasurement(known, collector.graph.build());
  }

  /** Collects the neighbours of all classes. */
  private static final class Collector {
    private final ClassList classes;

    /** Null until it is known which classes have a correlation. */
    private SimilarityGraph.Builder graph;

    Collector(ClassList classes) {
      this.classes = classes;
    }

    Consumer<NearestClasses> begin(NeighboursAggregation.Result known) {
      graph = known.units().graph(classes);
      return found -> found.addTo(graph);
    }
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
            similarity.listedPairs(listings::listed, statistics.marginals().samples()),
            config.input().labels().isPresent()
                ? Optional.of(statistics.labelFindings())
                : Optional.empty(),
            dependence.found()),
        similarity);
  }
}
