package org.classblocks.spark.aggregate;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.classblocks.Text;
import org.classblocks.linalg.Tile;
import org.classblocks.moments.CoMoments;
import org.classblocks.moments.Stratum;
import org.classblocks.moments.batch.BatchMarginals;
import org.classblocks.moments.batch.SampleBatch;
import org.classblocks.moments.count.LabelCounts;
import org.classblocks.moments.count.LogStatistics;
import org.classblocks.moments.count.PredictionRule;
import org.classblocks.moments.count.RowCounts;
import org.classblocks.moments.transform.ScoreTransform;
import org.classblocks.similarity.ClassNorms;
import org.classblocks.similarity.nearest.NearestClasses;
import org.classblocks.similarity.nearest.NearestMerger;
import org.classblocks.similarity.nearest.TileNeighbours;
import org.classblocks.spark.files.JobName;
import org.classblocks.spark.files.ReadFailures;
import org.classblocks.spark.intake.BatchStream;
import org.classblocks.spark.intake.GroupEncoding;
import org.classblocks.spark.intake.ScoreIntake;
import org.classblocks.spark.log.LogLabels;
import org.classblocks.spark.log.LogRows;
import org.classblocks.spark.log.PredictionLog;
import org.classblocks.spark.plan.TilePlan;
import scala.Tuple2;

/**
 * Computes the statistics of a log on the cluster. Each reading task gives one partial result per
 * tile, and those of a tile are merged in the order of the plan.
 */
public final class LogAggregation {
  private final JavaSparkContext spark;
  private final PredictionRule rule;

  /** Predicts as many classes as a sample has labels. */
  public LogAggregation(SparkSession session) {
    this(session, PredictionRule.asManyAsLabels());
  }

  /**
   * @param rule decides which classes are predicted
   */
  public LogAggregation(SparkSession session, PredictionRule rule) {
    this.spark = new JavaSparkContext(session.sparkContext());
    this.rule = rule;
  }

  /**
   * Computes marginals, counts and co-moments, with one read of the log per band of the plan.
   *
   * @param tiles receives the co-moments of every tile, those of each stratum in order, one tile
   *     after the other, in any order
   * @return the other statistics of each stratum; rows and labels are counted in the first
   * @throws org.classblocks.UserErrorException if a file cannot be read, or has more or fewer rows
   *     than its footer says
   */
  public SortedMap<Stratum, LogStatistics> moments(
      PredictionLog log, TilePlan plan, Consumer<SortedMap<Stratum, CoMoments>> tiles) {
    SortedMap<Stratum, LogStatistics> statistics = new TreeMap<>();
    List<List<Tile>> bands = plan.bands();
    for (int band = 0; band < bands.size(); band++) {
      JavaRDD<Partial> merged = merged(log, plan, bands.get(band));
      named(
          Text.of(
              "co-moments of %d classes, band %d of %d", plan.classCount(), band + 1, bands.size()),
          () ->
              ResultStream.forEach(
                  merged,
                  partials -> {
                    SortedMap<Stratum, CoMoments> tile = new TreeMap<>();
                    for (Partial partial : partials) {
                      tile.put(partial.stratum(), partial.coMoments());
                      partial
                          .carriedStatistics()
                          .ifPresent(found -> statistics.put(partial.stratum(), found));
                    }
                    tiles.accept(tile);
                  }));
    }
    RowCounts rows = new RowCounts();
    statistics.values().forEach(found -> rows.combine(found.rows()));
    log.requireAllRead(rows);
    return statistics;
  }

  /**
   * What is known of a log of which only neighbours are kept.
   *
   * @param statistics all but the co-moments
   * @param groups those of each group of samples by name
   * @param neighbours the most similar classes of each class, over all samples and in each group
   */
  public record Neighbourhood(
      LogStatistics statistics,
      SortedMap<String, LogStatistics> groups,
      NearestMerger neighbours) {}

  /**
   * Finds the most similar classes of each class, with one read of the log per band of the plan and
   * one before. Tiles stay where they are merged: of all but the first, only neighbours reach the
   * driver.
   *
   * @param plan without folds
   * @param limit the most neighbours of a class
   * @throws org.classblocks.UserErrorException if a file cannot be read, or has more or fewer rows
   *     than its footer says
   */
  public Neighbourhood neighbours(PredictionLog log, TilePlan plan, int limit) {
    JavaRDD<Partial> first = merged(log, plan, List.of(plan.bands().get(0).get(0)));
    List<Partial> known = new ArrayList<>();
    named(
        Text.of("marginals of %d classes", plan.classCount()),
        () -> ResultStream.forEach(first, known::addAll));
    LogStatistics statistics = total(plan, known);
    log.requireAllRead(statistics.rows());
    SortedMap<String, LogStatistics> groups = new TreeMap<>();
    known.stream()
        .filter(partial -> !partial.stratum().group().isEmpty())
        .forEach(partial -> groups.put(partial.stratum().group(), total(plan, List.of(partial))));
    NearestMerger.Part all = part(statistics);
    List<NearestMerger.Part> parts = groups.values().stream().map(LogAggregation::part).toList();
    TileSearch search =
        new TileSearch(
            new TileNeighbours(
                all.norms(), parts.stream().map(NearestMerger.Part::norms).toList(), limit),
            List.copyOf(groups.keySet()));
    NearestMerger found = new NearestMerger(all, parts, limit);
    search.of(known.iterator()).forEachRemaining(found::accept);
    searchOthers(log, plan, search, found);
    return new Neighbourhood(statistics, groups, found);
  }

  private static LogStatistics total(TilePlan plan, List<Partial> parts) {
    return LogStatistics.total(
        plan.classCount(),
        parts.stream().map(Partial::carriedStatistics).flatMap(Optional::stream).toList());
  }

  private static NearestMerger.Part part(LogStatistics statistics) {
    return new NearestMerger.Part(
        new ClassNorms(statistics.marginals()), statistics.marginals().samples());
  }

  /**
   * Searches a tile.
   *
   * @param neighbours finds them
   * @param groups the names of the groups of samples, in the order in which they are searched
   */
  private record TileSearch(TileNeighbours neighbours, List<String> groups)
      implements Serializable {
    /** What is found in a tile, if there is one, from the results of all its strata. */
    Iterator<NearestClasses> of(Iterator<Partial> strata) {
      Map<String, CoMoments> tile = new TreeMap<>();
      strata.forEachRemaining(partial -> tile.put(partial.stratum().group(), partial.coMoments()));
      if (tile.isEmpty()) {
        return Collections.emptyIterator();
      }
      List<CoMoments> all = List.copyOf(tile.values());
      return neighbours
          .of(
              all.size() == 1 ? all.get(0) : CoMoments.total(all),
              groups.stream().map(tile::get).toList())
          .iterator();
    }
  }

  /** Searches all tiles but the first. */
  private void searchOthers(
      PredictionLog log, TilePlan plan, TileSearch search, NearestMerger found) {
    List<List<Tile>> bands = plan.bands();
    Broadcast<TileSearch> sent = spark.broadcast(search);
    try {
      for (int band = 0; band < bands.size(); band++) {
        List<Tile> others = bands.get(band).stream().filter(tile -> tile.index() != 0).toList();
        if (!others.isEmpty()) {
          JavaRDD<NearestClasses> nearest =
              merged(log, plan, others).mapPartitions(strata -> sent.value().of(strata));
          named(
              Text.of(
                  "neighbours of %d classes, band %d of %d",
                  plan.classCount(), band + 1, bands.size()),
              () -> ResultStream.forEach(nearest, some -> some.forEach(found::accept)));
        }
      }
    } finally {
      sent.destroy();
    }
  }

  private JavaRDD<Partial> merged(PredictionLog log, TilePlan plan, List<Tile> band) {
    GroupEncoding groups = log.rows().intake().groupEncoding();
    int most = plan.parts().groups();
    boolean isFirst = band.get(0).index() == 0;
    LogRows<?> rows = isFirst ? log.rows() : log.rows().bare();
    return partials(rows, plan, band)
        .repartitionAndSortWithinPartitions(new IndexPartitioner(band.size()))
        .mapPartitions(sorted -> within(groups, most, new MergingIterator<>(sorted)));
  }

  /** Collects results until there is one group too many. */
  private static Iterator<Partial> within(
      GroupEncoding groups, int most, Iterator<Partial> partials) {
    Set<String> found = new HashSet<>();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return partials.hasNext();
      }

      @Override
      public Partial next() {
        Partial partial = partials.next();
        if (groups != null && found.add(partial.stratum().group())) {
          groups.requireRoom(found, most);
        }
        return partial;
      }
    };
  }

  private <B extends SampleBatch> JavaPairRDD<PartialKey, Partial> partials(
      LogRows<B> rows, TilePlan plan, List<Tile> band) {
    ScoreIntake<B> scores = rows.intake().scores();
    MomentsTask<B> task =
        new MomentsTask<>(
            scores.accumulators(rows.intake().transform()),
            plan,
            band,
            rule,
            scores.scoreTypes(),
            rows.intake().attributes());
    return JavaPairRDD.fromJavaRDD(rows.batches(plan).mapPartitionsWithIndex(task::run, false));
  }

  /**
   * Counts the labels of each class without reading scores and weights, so bad rows count, too.
   *
   * @throws org.classblocks.UserErrorException if a file cannot be read, or has more or fewer rows
   *     than its footer says
   */
  public LabelCounts labels(PredictionLog log) {
    LogLabels labels = log.labels().orElseThrow();
    LabelCounts total = new LabelCounts(labels.classCount());
    RowCounts rows = new RowCounts();
    named(
        "labels of " + labels.classCount() + " classes",
        () ->
            labels
                .counts(spark.defaultParallelism())
                .collect()
                .forEach(
                    counted -> {
                      total.combine(counted.labels());
                      rows.combine(counted.rows());
                    }));
    log.requireAllRead(rows);
    return total;
  }

  /**
   * Computes marginals and counts only, in one read, of scores without a transform.
   *
   * @throws org.classblocks.UserErrorException if a file cannot be read, or has more or fewer rows
   *     than its footer says
   */
  public LogStatistics statistics(PredictionLog log, TilePlan plan) {
    int classCount = log.classes().size();
    LogStatistics total = LogStatistics.empty(plan.classCount(), classCount);
    named(
        "validation of " + classCount + " classes",
        () ->
            counted(log.rows(), plan, classCount)
                .collect()
                .forEach(counted -> total.combine(counted.statistics())));
    log.requireAllRead(total.rows());
    return total;
  }

  /** What was counted of some rows. */
  private record Counted(LogStatistics statistics) implements MergingIterator.Mergeable<Counted> {
    @Override
    public void combine(Counted other) {
      statistics.combine(other.statistics);
    }
  }

  /** Merges what the tasks counted on an executor, so that the driver gets the sum alone. */
  private static <B extends SampleBatch> JavaRDD<Counted> counted(
      LogRows<B> rows, TilePlan plan, int classCount) {
    ScoreTransform transform = rows.intake().transform();
    int scores = plan.classCount();
    return JavaPairRDD.fromJavaRDD(
            rows.batches(plan)
                .mapPartitionsWithIndex(
                    (partial, streams) -> {
                      LogStatistics sum = LogStatistics.empty(scores, classCount);
                      streams.forEachRemaining(stream -> statistics(stream, transform, sum));
                      PartialKey key = new PartialKey(0, Stratum.FIRST, partial);
                      return List.of(new Tuple2<>(key, new Counted(sum))).iterator();
                    },
                    false))
        .repartitionAndSortWithinPartitions(new IndexPartitioner(1))
        .mapPartitions(MergingIterator::new);
  }

  private static void statistics(
      BatchStream<?> stream, ScoreTransform transform, LogStatistics total) {
    for (SampleBatch batch = stream.next(); batch != null; batch = stream.next()) {
      total.accept(batch);
      BatchMarginals.add(batch, total.marginals());
      total.survey().acceptClipped(transform.clippedIn(batch));
    }
    total.rows().combine(stream.counts());
  }

  /** Runs a job under a name for the pages of Spark. */
  private void named(String description, Runnable job) {
    JobName name = JobName.set(spark.sc(), description);
    try {
      job.run();
    } catch (Exception failure) {
      throw ReadFailures.asUserError(failure);
    } finally {
      name.takeBack();
    }
  }
}
