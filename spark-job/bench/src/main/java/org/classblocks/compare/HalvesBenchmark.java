package org.classblocks.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.classblocks.Text;
import org.classblocks.bench.session.BenchSession;
import org.classblocks.blocks.Block;
import org.classblocks.result.RunResult;

/**
 * What comparisons say of two halves of the samples in which nothing changed, and of halves in the
 * second of which one block is dissolved.
 */
public final class HalvesBenchmark {
  /** One false alarm a year of nights, from five figures. */
  private static final double NIGHTLY = 1.0 / 365 / 5;

  private static final int CLASSES = 100;
  private static final int SAMPLES = 3_000;
  private static final Set<BlockFate> UNCHANGED = EnumSet.of(BlockFate.SAME, BlockFate.UNCHANGED);
  private static final Set<ClassChange.Kind> ELSEWHERE =
      EnumSet.of(ClassChange.Kind.MOVED, ClassChange.Kind.JOINED, ClassChange.Kind.LEFT);

  private int comparisons;
  private int alarms;
  private int blocks;
  private int changedBlocks;
  private int classes;
  private int movedClasses;
  private int dissolved;
  private int named;

  private HalvesBenchmark() {}

  /** Scores by class and sample of two halves. */
  private static final class Halves {
    private final double[][] before;
    private final double[][] after;

    Halves(double[][] before, double[][] after) {
      this.before = before;
      this.after = after;
    }
  }

  /**
   * Options: {@code drawn [seeds]} or {@code log FILES [samples [seeds]]}, Parquet files with a
   * column of scores; 20 seeds, and as many samples a half as there are.
   */
  public static void main(String[] args) {
    System.out.println("scores          halves  alarms  blocks changed  classes moved  dissolved");
    if (args.length == 0 || args[0].equals("drawn")) {
      int seeds = args.length > 1 ? Integer.parseInt(args[1]) : 20;
      drawn("t, 5 df", seeds, score -> score);
      drawn("their exp", seeds, StrictMath::exp);
      drawn("rare sigmoids", seeds, score -> 1 / (1 + StrictMath.exp(6 - 3 * score)));
      return;
    }
    double[][] scores = read(args[1]);
    int half = args.length > 2 ? Integer.parseInt(args[2]) : scores[0].length / 2;
    int seeds = args.length > 3 ? Integer.parseInt(args[3]) : 20;
    new HalvesBenchmark().run("log", seeds, seed -> halves(scores, half, seed));
  }

  private static void drawn(String name, int seeds, DoubleUnaryOperator shape) {
    new HalvesBenchmark()
        .run(
            name,
            seeds,
            seed ->
                new Halves(
                    shaped(FoldedRuns.groups(CLASSES, SAMPLES, 2 * seed), shape),
                    shaped(FoldedRuns.groups(CLASSES, SAMPLES, 2 * seed + 1), shape)));
  }

  private static double[][] shaped(double[][] scores, DoubleUnaryOperator shape) {
    return Arrays.stream(scores)
        .map(ofClass -> DoubleStream.of(ofClass).map(shape).toArray())
        .toArray(double[][]::new);
  }

  /** The scores of a log, by class and sample. */
  static double[][] read(String files) {
    SparkSession spark = BenchSession.start();
    List<Row> rows = spark.read().parquet(files).select("scores").collectAsList();
    spark.stop();
    double[][] scores = new double[rows.get(0).getList(0).size()][rows.size()];
    for (int s = 0; s < rows.size(); s++) {
      List<Float> sample = rows.get(s).getList(0);
      for (int c = 0; c < scores.length; c++) {
        scores[c][s] = sample.get(c);
      }
    }
    return scores;
  }

  private static Halves halves(double[][] scores, int half, long seed) {
    List<Integer> samples = new ArrayList<>(IntStream.range(0, scores[0].length).boxed().toList());
    Collections.shuffle(samples, new Random(seed));
    return new Halves(
        of(scores, samples.subList(0, half)), of(scores, samples.subList(half, 2 * half)));
  }

  /** The scores of some samples, by class. */
  static double[][] of(double[][] scores, List<Integer> samples) {
    return Arrays.stream(scores)
        .map(ofClass -> samples.stream().mapToDouble(s -> ofClass[s]).toArray())
        .toArray(double[][]::new);
  }

  private void run(String name, int seeds, LongFunction<Halves> draw) {
    for (long seed = 0; seed < seeds; seed++) {
      Halves halves = draw.apply(seed);
      RunResult before = FoldedRuns.of(halves.before);
      count(RunComparison.of(before, FoldedRuns.of(halves.after), 1));
      if (!before.blocks().blocks().isEmpty()) {
        dissolve(before, halves.after, new Random(seed));
      }
    }
    System.out.println(
        Text.of(
            "%-14s %7d %7d %8d of %-6d %6d of %-6d %d of %d named",
            name,
            comparisons,
            alarms,
            changedBlocks,
            blocks,
            movedClasses,
            classes,
            named,
            dissolved));
  }

  private void count(RunComparison found) {
    comparisons++;
    alarms += isAlarm(found) ? 1 : 0;
    blocks += found.blocks().size();
    changedBlocks +=
        (int) found.blocks().stream().filter(block -> !UNCHANGED.contains(block.fate())).count();
    classes += found.classes().size();
    movedClasses +=
        (int)
            found.classChanges().stream()
                .filter(change -> ELSEWHERE.contains(change.kind()))
                .count();
  }

  /** Whether a comparison is an alarm at the default thresholds. */
  static boolean isAlarm(RunComparison found) {
    double least =
        DoubleStream.of(
                found.drift().pValue(),
                found.chanceOfPairs(),
                found.chanceOfGone(),
                found.chanceOfMoved(),
                found.chanceOfLost())
            .min()
            .getAsDouble();
    return least < NIGHTLY;
  }

  /** Shuffles the scores of the classes of a random block. */
  private void dissolve(RunResult before, double[][] after, Random random) {
    List<Block> all = before.blocks().blocks();
    Block block = all.get(random.nextInt(all.size()));
    block.classes(before.order().permutation()).forEach(id -> FoldedRuns.shuffle(after[id], id));
    RunComparison found = RunComparison.of(before, FoldedRuns.of(after), 1);
    dissolved++;
    named +=
        found.blocks().stream()
                .anyMatch(
                    change -> change.before() == block.id() && change.fate() == BlockFate.GONE)
            ? 1
            : 0;
  }
}
