package org.classblocks.bench;

import java.util.List;
import java.util.SplittableRandom;
import org.classblocks.linalg.FastestBlas;
import org.classblocks.linalg.Precision;
import org.classblocks.moments.MomentsBuilder;
import org.classblocks.moments.batch.ScoreBatch;
import org.classblocks.spark.plan.TilePlan;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a task does with batches once they are read: looking for the ranges of scores, centring,
 * merging and multiplying. Sizes of batches and tiles are those of the plan for one core.
 */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
public class MomentsBenchmark {
  @Param({"527", "2622", "10000"})
  private int classes;

  @Param({"DOUBLE", "MIXED"})
  private Precision precision;

  /** Whether batches are multiplied; centring, copying and the check are measured alone if not. */
  @Param({"true", "false"})
  private boolean products;

  private float[] scores;
  private int batchRows;
  private int batches;
  private MomentsBuilder builder;

  /** One call hands over as many batches as are multiplied at once. */
  @Setup
  public void open() {
    TilePlan plan = TilePlan.of(classes, 1, 1, Long.MAX_VALUE, precision);
    batchRows = plan.batches().rows();
    batches = plan.batches().productRows() / (batchRows + 1);
    SplittableRandom random = new SplittableRandom(1);
    scores = new float[batchRows * classes];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = (float) random.nextGaussian(0, 5);
    }
    builder =
        new MomentsBuilder(
            classes,
            plan.batches().productRows(),
            products ? plan.tiling().tiles() : List.of(),
            precision,
            FastestBlas.INSTANCE);
  }

  @Benchmark
  public void accept(Flop flop) {
    for (int i = 0; i < batches; i++) {
      builder.accept(ScoreBatch.full(scores, classes));
    }
    flop.add(products ? (double) batches * batchRows * classes * classes : 0);
  }

  @TearDown
  public void close() {
    builder.close();
  }
}
