package org.classblocks.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.classblocks.Text;
import org.classblocks.result.RunResult;

/**
 * How often a night raises an alarm when it is compared with the window of 29 nights before it: a
 * night like the others, a broken one, and a good one whose window holds a broken one.
 */
public final class WindowsBenchmark {
  private static final int NIGHTS = 30;
  private static final int CLASSES = 100;
  private static final int SAMPLES = 1_000;

  /** Alarms by what the night is like. */
  private final Map<String, Integer> alarms = new TreeMap<>();

  private WindowsBenchmark() {}

  /**
   * Options: {@code drawn [seeds]} or {@code log FILES [seeds]}, Parquet files with a column of
   * scores, whose rows are dealt out to thirty nights; 20 seeds. Another source is the other half
   * of the rows.
   */
  public static void main(String[] args) {
    if (args.length == 0 || args[0].equals("drawn")) {
      int seeds = args.length > 1 ? Integer.parseInt(args[1]) : 20;
      new WindowsBenchmark()
          .run("t, 5 df", seeds, seed -> FoldedRuns.groups(CLASSES, NIGHTS * SAMPLES, seed), false);
      return;
    }
    double[][] scores = HalvesBenchmark.read(args[1]);
    new WindowsBenchmark()
        .run("log", args.length > 2 ? Integer.parseInt(args[2]) : 20, seed -> scores, true);
  }

  private void run(String name, int seeds, LongFunction<double[][]> log, boolean hasOtherSource) {
    for (long seed = 0; seed < seeds; seed++) {
      double[][] scores = log.apply(seed);
      int all = scores[0].length;
      List<Integer> samples = new ArrayList<>(IntStream.range(0, all).boxed().toList());
      Random random = new Random(seed);
      Collections.shuffle(samples, random);
      int night = all / NIGHTS;
      double[][] earlier = HalvesBenchmark.of(scores, samples.subList(0, all - night));
      double[][] last = HalvesBenchmark.of(scores, samples.subList(all - night, all));
      RunResult window = FoldedRuns.of(earlier);
      count("as before", window, last);
      count("classes permuted", window, permuted(last, random));
      count("noise", window, noise(last, seed));
      count("after a broken night", FoldedRuns.of(broken(earlier, night, random)), last);
      if (hasOtherSource) {
        Map<Boolean, List<Integer>> halves = new TreeMap<>();
        for (int sample : samples) {
          halves.computeIfAbsent(sample < all / 2, half -> new ArrayList<>()).add(sample);
        }
        count(
            "another source",
            FoldedRuns.of(HalvesBenchmark.of(scores, halves.get(true))),
            HalvesBenchmark.of(scores, halves.get(false).subList(0, night)));
      }
    }
    alarms.forEach(
        (change, found) ->
            System.out.println(Text.of("%-8s %-22s %d of %d", name, change, found, seeds)));
  }

  private void count(String change, RunResult window, double[][] night) {
    boolean isAlarm = HalvesBenchmark.isAlarm(RunComparison.of(window, FoldedRuns.of(night), 1));
    alarms.merge(change, isAlarm ? 1 : 0, Integer::sum);
  }

  private static double[][] permuted(double[][] scores, Random random) {
    List<double[]> classes = new ArrayList<>(Arrays.asList(scores));
    Collections.shuffle(classes, random);
    return classes.toArray(double[][]::new);
  }

  private static double[][] noise(double[][] scores, long seed) {
    double[][] noise = Stream.of(scores).map(double[]::clone).toArray(double[][]::new);
    for (int c = 0; c < noise.length; c++) {
      FoldedRuns.shuffle(noise[c], seed * noise.length + c);
    }
    return noise;
  }

  /** A window whose first night has its classes permuted. */
  private static double[][] broken(double[][] window, int night, Random random) {
    double[][] first =
        Stream.of(window).map(ofClass -> Arrays.copyOf(ofClass, night)).toArray(double[][]::new);
    double[][] permuted = permuted(first, random);
    return IntStream.range(0, window.length)
        .mapToObj(
            c ->
                DoubleStream.concat(
                        DoubleStream.of(permuted[c]),
                        Arrays.stream(window[c], night, window[c].length))
                    .toArray())
        .toArray(double[][]::new);
  }
}
