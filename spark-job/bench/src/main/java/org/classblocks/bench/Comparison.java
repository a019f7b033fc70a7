package org.classblocks.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.classblocks.Text;

/**
 * The table of all ways to the matrix, side by side: medians over the rounds. A ratio is the median
 * of the ratios of each round. A rival that is too slow to be run in each round has one time for
 * all of them.
 */
final class Comparison {
  private final int cores;
  private final Map<String, List<Measurement>> ways = new LinkedHashMap<>();
  private Optional<String> scan = Optional.empty();
  private Optional<String> mllib = Optional.empty();
  private Optional<String> numpy = Optional.empty();

  Comparison(int cores) {
    this.cores = cores;
  }

  /** Adds the next round of a way. */
  void add(Measurement round) {
    ways.computeIfAbsent(round.name(), name -> new ArrayList<>()).add(round);
  }

  void addScan(Measurement round) {
    add(round);
    scan = Optional.of(round.name());
  }

  void addMllib(Measurement round) {
    add(round);
    mllib = Optional.of(round.name());
  }

  void addNumpy(Measurement round) {
    add(round);
    numpy = Optional.of(round.name());
  }

  /** Prints the table; what is unknown is a dash. */
  void print(PrintStream out) {
    out.printf(
        "%-34s %8s %9s %8s %8s %8s %10s %13s %8s %9s %9s %9s%n",
        "",
        "seconds",
        "processor",
        "x MLlib",
        "x numpy",
        "/ scan",
        "cpu / scan",
        "GFLOP/s/core",
        "of peak",
        "read",
        "shuffled",
        "memory");
    for (List<Measurement> rounds : ways.values()) {
      double gflops = median(rounds, round -> round.gflopsPerCore(cores));
      out.printf(
          "%-34s %8.2f %9s %8s %8s %8s %10s %13s %8s %9s %9s %9s%n",
          rounds.get(0).name(),
          median(rounds, Measurement::seconds),
          number("%.2f", median(rounds, Measurement::processor)),
          number("%.2f", timesOf(mllib, rounds, Measurement::seconds)),
          number("%.2f", timesOf(numpy, rounds, Measurement::seconds)),
          number("%.2f", 1 / timesOf(scan, rounds, Measurement::seconds)),
          number("%.2f", 1 / timesOf(scan, rounds, Measurement::processor)),
          number("%.1f", gflops),
          number("%.0f%%", 100 * median(rounds, this::shareOfPeak)),
          megabytes(median(rounds, Measurement::bytesRead)),
          megabytes(median(rounds, Measurement::bytesShuffled)),
          megabytes(median(rounds, Measurement::peakMemory)));
    }
  }

  /** Writes a line for each round of each way; what is unknown is NaN. */
  void writeCsv(Path file) throws IOException {
    List<String> lines = new ArrayList<>(List.of("way,round,seconds,processor,gflops,peak"));
    for (List<Measurement> rounds : ways.values()) {
      for (int round = 0; round < rounds.size(); round++) {
        Measurement one = rounds.get(round);
        lines.add(
            Text.of(
                "\"%s\",%d,%s,%s,%s,%s",
                one.name().strip(),
                round,
                one.seconds(),
                one.processor(),
                one.gflopsPerCore(cores),
                one.peak()));
      }
    }
    Files.write(file, lines);
  }

  private double shareOfPeak(Measurement round) {
    return round.gflopsPerCore(cores) / round.peak();
  }

  /** How many times as long a rival takes; NaN without one. */
  private double timesOf(
      Optional<String> rival, List<Measurement> rounds, ToDoubleFunction<Measurement> time) {
    if (rival.isEmpty()) {
      return Double.NaN;
    }
    List<Measurement> theirs = ways.get(rival.get());
    return median(
        IntStream.range(0, rounds.size())
            .mapToDouble(
                round ->
                    time.applyAsDouble(theirs.get(Math.min(round, theirs.size() - 1)))
                        / time.applyAsDouble(rounds.get(round)))
            .toArray());
  }

  private static double median(List<Measurement> rounds, ToDoubleFunction<Measurement> figure) {
    return median(rounds.stream().mapToDouble(figure).toArray());
  }

  private static double median(double[] values) {
    return new Median().evaluate(values);
  }

  private static String number(String format, double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
  }

  private static String megabytes(double bytes) {
    return bytes < 0 ? "-" : Text.of("%,.0f MB", bytes / 1e6);
  }
}
