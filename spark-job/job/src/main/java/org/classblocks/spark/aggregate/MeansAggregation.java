package org.classblocks.spark.aggregate;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.classblocks.moments.ClassMean;
import org.classblocks.moments.ClassMeans;
import org.classblocks.moments.Stratum;
import org.classblocks.moments.batch.SampleBatch;
import org.classblocks.moments.batch.ScoreBatch;
import org.classblocks.moments.count.LogStatistics;
import org.classblocks.spark.files.JobName;
import org.classblocks.spark.files.ReadFailures;
import org.classblocks.spark.intake.BatchStream;
import org.classblocks.spark.log.LogRows;
import org.classblocks.spark.log.PredictionLog;
import org.classblocks.spark.plan.TilePlan;
import scala.Tuple2;

/**
 * Computes the mean feature vector of each class on the cluster. A task gives one mean per class,
 * and those of a class are merged in the order of the tasks.
 */
public final class MeansAggregation {
  private final JavaSparkContext spark;

  public MeansAggregation(SparkSession session) {
    this.spark = new JavaSparkContext(session.sparkContext());
  }

  /**
   * The result of one read.
   *
   * @param statistics rows and labels, but nothing about scores
   * @param means the mean of each class; classes that label no sample are missing
   */
  public record Result(LogStatistics statistics, Map<Integer, ClassMean> means) {}

  /**
   * Computes the means of all classes.
   *
   * @param log holds feature vectors, see {@link org.classblocks.spark.log.LogReader#openFeatures}
   * @throws org.classblocks.UserErrorException if a file cannot be read, or has more or fewer rows
   *     than its footer says
   */
  public Result means(PredictionLog log, TilePlan plan) {
    int classCount = log.classes().size();
    LogStatistics statistics = LogStatistics.empty(classCount);
    Map<Integer, ClassMean> means = new TreeMap<>();
    JavaRDD<MeansPartial> merged =
        partials(log.rows(), plan, classCount)
            .repartitionAndSortWithinPartitions(new IndexPartitioner(plan.reading().tasks()))
            .mapPartitions(sorted -> new MergingIterator<>(sorted));
    JobName name = JobName.set(spark.sc(), "means of " + classCount + " classes");
    try {
      ResultStream.forEach(
          merged,
          partials -> {
            for (MeansPartial partial : partials) {
              if (partial.mean() == null) {
                statistics.combine(partial.counted());
              } else {
                means.put(partial.classId(), partial.mean());
              }
            }
          });
    } catch (Exception failure) {
      throw ReadFailures.asUserError(failure);
    } finally {
      name.takeBack();
    }
    log.requireAllRead(statistics.rows());
    return new Result(statistics, means);
  }

  private static <B extends SampleBatch> JavaPairRDD<PartialKey, MeansPartial> partials(
      LogRows<B> rows, TilePlan plan, int classCount) {
    return JavaPairRDD.fromJavaRDD(
        rows.batches(plan)
            .mapPartitionsWithIndex(
                (partial, streams) -> run(partial, streams, plan.classCount(), classCount), false));
  }

  private static <B extends SampleBatch> Iterator<Tuple2<PartialKey, MeansPartial>> run(
      int partial, Iterator<BatchStream<B>> streams, int features, int classCount) {
    ClassMeans means = new ClassMeans(features);
    LogStatistics counted = LogStatistics.empty(classCount);
    while (streams.hasNext()) {
      BatchStream<B> stream = streams.next();
      for (B batch = stream.next(); batch != null; batch = stream.next()) {
        counted.accept(batch);
        means.accept((ScoreBatch) batch);
      }
      counted.rows().combine(stream.counts());
    }
    List<Tuple2<PartialKey, MeansPartial>> results = new ArrayList<>();
    results.add(result(classCount, partial, null, counted));
    means.result().forEach((id, mean) -> results.add(result(id, partial, mean, null)));
    return results.iterator();
  }

  private static Tuple2<PartialKey, MeansPartial> result(
      int classId, int partial, ClassMean mean, LogStatistics counted) {
    return new Tuple2<>(
        new PartialKey(classId, Stratum.FIRST, partial), new MeansPartial(classId, mean, counted));
  }

  /**
   * One task's mean of one class, or its counts.
   *
   * @param classId the class
   * @param mean its mean; null for counts
   * @param counted rows and labels; null for a mean
   */
  private record MeansPartial(int classId, ClassMean mean, LogStatistics counted)
      implements MergingIterator.Mergeable<MeansPartial> {
    @Override
    public void combine(MeansPartial other) {
      if (mean == null) {
        counted.combine(other.counted);
      } else {
        mean.combine(other.mean);
      }
    }
  }
}
