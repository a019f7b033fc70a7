package org.classblocks.spark.aggregate;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.classblocks.Text;
import org.classblocks.moments.batch.MarginalsBuilder;
import org.classblocks.moments.batch.SparseBatch;
import org.classblocks.moments.count.LogStatistics;
import org.classblocks.moments.count.PredictionRule;
import org.classblocks.moments.transform.ScoreTransform;
import org.classblocks.moments.transform.SparseTransform;
import org.classblocks.similarity.nearest.ListedRows;
import org.classblocks.similarity.nearest.ListingTotals;
import org.classblocks.similarity.nearest.NearestClasses;
import org.classblocks.similarity.nearest.NearestSearch;
import org.classblocks.similarity.nearest.StandardUnits;
import org.classblocks.spark.files.JobName;
import org.classblocks.spark.files.ReadFailures;
import org.classblocks.spark.intake.GroupEncoding;
import org.classblocks.spark.log.LogRows;
import org.classblocks.spark.log.PredictionLog;
import org.classblocks.spark.plan.NeighboursPlan;
import org.classblocks.spark.plan.SearchPass;
import org.classblocks.spark.plan.TilePlan;

/**
 * Finds the most similar classes of each class on the cluster, in one read of a log of sparse rows.
 * The reading tasks shuffle rows into bands, and what is known of each class into a partition of
 * its own. A first job gathers the latter and leaves the bands where they are; a second one
 * searches them, so that only neighbours reach the driver.
 */
public final class NeighboursAggregation {
  private final JavaSparkContext spark;
  private final PredictionRule rule;

  /**
   * @param rule decides which classes are predicted
   */
  public NeighboursAggregation(SparkSession session, PredictionRule rule) {
    this.spark = new JavaSparkContext(session.sparkContext());
    this.rule = rule;
  }

  /**
   * What is known of the log beside neighbours.
   *
   * @param statistics rows, labels and scores of each class
   * @param units the status of each class, and how similar those are that no sample lists together
   * @param listings how many samples list each class
   * @param groups the scores of each class in each group of the samples by name
   * @param groupUnits the same of each group as the units of all samples
   */
  public record Result(
      LogStatistics statistics,
      StandardUnits units,
      ListingTotals listings,
      SortedMap<String, MarginalsBuilder> groups,
      SortedMap<String, StandardUnits> groupUnits) {}

  /**
   * Finds the neighbours of all classes that have a correlation.
   *
   * @param log one that this {@linkplain #suits suits}
   * @param leastListed classes that fewer samples list have no correlation
   * @param receiver is given what is known of the log, and makes what receives the neighbours of
   *     some classes after those of others, in any order; those of a class are the same in any
   *     order of tasks
   * @throws IllegalArgumentException if rows have scores of all classes
   * @throws org.classblocks.UserErrorException if a file cannot be read, or has more or fewer rows
   *     than its footer says
   */
  public Result neighbours(
      PredictionLog log,
      NeighboursPlan plan,
      int leastListed,
      Function<Result, Consumer<NearestClasses>> receiver) {
    LogRows<SparseBatch> rows = sparse(log);
    return neighbours(
        bands(rows, plan),
        plan,
        limit(rows, plan),
        absentScore(rows, plan.reading()),
        leastListed,
        statistics -> {
          log.requireAllRead(statistics.rows());
          return statistics;
        },
        receiver);
  }

  /**
   * Finds the neighbours of all classes in rows that were kept.
   *
   * @param kept the rows, in the order of the logs
   * @param absentScore the score of a class that they do not list
   * @param known what the rows were when they were logged, but for the marginals, which are added
   * @param limit of the groups of all rows together
   * @throws org.classblocks.UserErrorException if rows cannot be read
   */
  public Result neighbours(
      List<? extends KeptRows> kept,
      double absentScore,
      LogStatistics known,
      GroupLimit limit,
      NeighboursPlan plan,
      int leastListed,
      Function<Result, Consumer<NearestClasses>> receiver) {
    return neighbours(
        bands(kept, absentScore, plan, limit),
        plan,
        limit,
        absentScore,
        leastListed,
        statistics -> {
          known.marginals().combine(statistics.marginals());
          return known;
        },
        receiver);
  }

  private Result neighbours(
      JavaPairRDD<BandKey, BandPart> parts,
      NeighboursPlan plan,
      GroupLimit limit,
      double absentScore,
      int leastListed,
      UnaryOperator<LogStatistics> counted,
      Function<Result, Consumer<NearestClasses>> receiver) {
    JavaPairRDD<BandKey, BandPart> bands =
        parts.repartitionAndSortWithinPartitions(new IndexPartitioner(plan.bands() + 1));
    try {
      ListedLogTotals totals = totals(bands, plan, limit);
      LogStatistics statistics = counted.apply(totals.statistics());
      StandardUnits units =
          new StandardUnits(statistics.marginals(), totals.listings(), absentScore, leastListed);
      SortedMap<String, StandardUnits> ofGroups = new TreeMap<>();
      totals.groups().forEach((name, gathered) -> ofGroups.put(name, units.ofGroup(gathered)));
      Result known = new Result(statistics, units, totals.listings(), totals.groups(), ofGroups);
      Search search = new Search(units, ofGroups, plan.limit(), passes(plan, units, totals));
      search(bands, plan, search, receiver.apply(known));
      return known;
    } catch (Exception failure) {
      throw ReadFailures.asUserError(failure);
    }
  }

  /** Rows of a log that were kept after they were transformed, and that a task reads. */
  public interface KeptRows extends Serializable {
    /** Reads the rows. */
    ListedRows read();
  }

  /** How many groups samples may have; checked where groups are found. */
  public interface GroupLimit extends Serializable {
    /**
     * Checks the groups so far.
     *
     * @throws org.classblocks.UserErrorException if there are too many
     */
    void check(Set<String> groups);
  }

  /** Whether the rows of a log list some of the classes, also after their transform. */
  public static boolean suits(PredictionLog log) {
    LogRows<?> rows = log.rows();
    return rows.intake().scores().isSparse() && !rows.intake().transform().kind().isOfWholeRows();
  }

  /**
   * The rows of a log.
   *
   * @throws IllegalArgumentException if they have scores of all classes
   */
  @SuppressWarnings("unchecked")
  static LogRows<SparseBatch> sparse(PredictionLog log) {
    if (!suits(log)) {
      throw new IllegalArgumentException("rows have scores of all classes: " + log.encoding());
    }
    return (LogRows<SparseBatch>) log.rows().bare();
  }

  private static GroupLimit limit(LogRows<SparseBatch> rows, NeighboursPlan plan) {
    GroupEncoding groups = rows.intake().groupEncoding();
    int most = plan.reading().parts().groups();
    return found -> {
      if (groups != null) {
        groups.requireRoom(found, most);
      }
    };
  }

  private JavaPairRDD<BandKey, BandPart> bands(LogRows<SparseBatch> rows, NeighboursPlan plan) {
    GroupLimit limit = limit(rows, plan);
    CountedBatches.OfLog counted = CountedBatches.OfLog.of(rows, plan.classCount(), rule);
    return JavaPairRDD.fromJavaRDD(
        rows.batches(plan.reading())
            .mapPartitionsWithIndex(
                (partial, streams) ->
                    new BandedRows(partial, counted.batches(streams.next()), plan, limit),
                false));
  }

  private JavaPairRDD<BandKey, BandPart> bands(
      List<? extends KeptRows> kept, double absentScore, NeighboursPlan plan, GroupLimit limit) {
    return JavaPairRDD.fromJavaRDD(
        spark
            .<KeptRows>parallelize(List.copyOf(kept), plan.reading().reading().tasks())
            .mapPartitionsWithIndex(
                (partial, pieces) ->
                    new BandedRows(
                        partial,
                        new CountedBatches(
                            new KeptStream(pieces, absentScore, plan.reading()),
                            new SparseTransform(ScoreTransform.none()),
                            SampleCounter.ofNothing(plan.classCount())),
                        plan,
                        limit),
                false));
  }

  /** The score of classes that rows do not list, transformed. */
  static double absentScore(LogRows<SparseBatch> rows, TilePlan plan) {
    double logged = rows.intake().scores().newBatch(plan).absentScore();
    return new SparseTransform(rows.intake().transform()).absentScore(logged);
  }

  /** Reads the log, and gathers the totals. */
  private ListedLogTotals totals(
      JavaPairRDD<BandKey, BandPart> bands, NeighboursPlan plan, GroupLimit limit) {
    List<ListedLogTotals> totals = new ArrayList<>();
    JavaRDD<ListedLogTotals> merged = bands.values().mapPartitions(parts -> merged(parts, limit));
    named(
        Text.of("listings of %d classes in %d bands", plan.classCount(), plan.bands()),
        () -> ResultStream.forEach(merged, List.of(BandKey.TOTALS), totals::addAll));
    return totals.isEmpty()
        ? new ListedLogTotals(
            LogStatistics.empty(plan.classCount()), plan.classCount(), plan.bands())
        : totals.get(0);
  }

  /** The sum of totals; none of a log without partitions. */
  private static Iterator<ListedLogTotals> merged(Iterator<BandPart> parts, GroupLimit limit) {
    if (!parts.hasNext()) {
      return Collections.emptyIterator();
    }
    ListedLogTotals total = parts.next().totals();
    while (parts.hasNext()) {
      total.combine(parts.next().totals());
      limit.check(total.groups().keySet());
    }
    return List.of(total).iterator();
  }

  /** The passes of each band. */
  private static List<List<SearchPass>> passes(
      NeighboursPlan plan, StandardUnits units, ListedLogTotals totals) {
    return IntStream.range(0, plan.bands())
        .mapToObj(
            band ->
                SearchPass.of(
                    IntStream.iterate(band, id -> id < plan.classCount(), id -> id + plan.bands())
                        .filter(units::isUsable)
                        .toArray(),
                    totals.rows(band),
                    totals.entries(band),
                    totals.listings(),
                    totals.groups().size(),
                    plan.passBytes()))
        .toList();
  }

  /** Runs the first pass of all bands, then the second of those that have one, and so on. */
  private void search(
      JavaPairRDD<BandKey, BandPart> bands,
      NeighboursPlan plan,
      Search search,
      Consumer<NearestClasses> neighbours) {
    List<List<SearchPass>> passes = search.passes();
    Broadcast<Search> sent = spark.broadcast(search);
    try {
      int rounds = passes.stream().mapToInt(List::size).max().orElse(0);
      for (int round = 0; round < rounds; round++) {
        int pass = round;
        List<Integer> searched =
            IntStream.range(0, passes.size())
                .filter(band -> passes.get(band).size() > pass)
                .mapToObj(band -> band + 1)
                .toList();
        JavaRDD<NearestClasses> found =
            bands
                .values()
                .mapPartitionsWithIndex(
                    (index, parts) -> sent.value().run(index - 1, pass, parts), false);
        named(
            Text.of("neighbours of %d classes, pass %d of %d", plan.classCount(), pass + 1, rounds),
            () -> ResultStream.forEach(found, searched, some -> some.forEach(neighbours)));
      }
    } finally {
      sent.destroy();
    }
  }

  /**
   * Searches a band.
   *
   * @param units the units of all classes
   * @param groups the units of all groups of the samples by name
   * @param limit the most neighbours of a class
   * @param passes the passes of each band
   */
  private record Search(
      StandardUnits units,
      SortedMap<String, StandardUnits> groups,
      int limit,
      List<List<SearchPass>> passes)
      implements Serializable {
    Iterator<NearestClasses> run(int band, int number, Iterator<BandPart> parts) {
      SearchPass pass = passes.get(band).get(number);
      NearestSearch search =
          new NearestSearch(
              units, groups, limit, pass.classes(), pass.withOwn(), pass.rows(), pass.entries());
      parts.forEachRemaining(part -> search.accept(part.rows()));
      return List.of(search.result()).iterator();
    }
  }

  /** Runs a job under a name for the pages of Spark. */
  private void named(String description, Runnable job) {
    JobName name = JobName.set(spark.sc(), description);
    try {
      job.run();
    } finally {
      name.takeBack();
    }
  }
}
