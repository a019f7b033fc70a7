package org.classblocks.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.classblocks.Text;

/** The table of all ways to the matrix, side by side. */
final class Comparison {
  private final int cores;
  private final List<Measurement> rows = new ArrayList<>();
  private Optional<Measurement> scan = Optional.empty();
  private Optional<Measurement> mllib = Optional.empty();
  private Optional<Measurement> numpy = Optional.empty();

  Comparison(int cores) {
    this.cores = cores;
  }

  void add(Measurement row) {
    rows.add(row);
  }

  void addScan(Measurement row) {
    add(row);
    scan = Optional.of(row);
  }

  void addMllib(Measurement row) {
    add(row);
    mllib = Optional.of(row);
  }

  void addNumpy(Measurement row) {
    add(row);
    numpy = Optional.of(row);
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
    for (Measurement row : rows) {
      double gflops = row.gflopsPerCore(cores);
      out.printf(
          "%-34s %8.2f %9s %8s %8s %8s %10s %13s %8s %9s %9s %9s%n",
          row.name(),
          row.seconds(),
          number("%.2f", row.processorSeconds()),
          number("%.2f", seconds(mllib) / row.seconds()),
          number("%.2f", seconds(numpy) / row.seconds()),
          number("%.2f", row.seconds() / seconds(scan)),
          number("%.2f", row.processorSeconds() / processorSeconds(scan)),
          number("%.1f", gflops),
          number("%.0f%%", 100 * gflops / row.peak()),
          megabytes(row.bytesRead()),
          megabytes(row.bytesShuffled()),
          megabytes(row.peakMemory()));
    }
  }

  private static double seconds(Optional<Measurement> row) {
    return row.map(Measurement::seconds).orElse(Double.NaN);
  }

  private static double processorSeconds(Optional<Measurement> row) {
    return row.map(Measurement::processorSeconds).orElse(Double.NaN);
  }

  private static String number(String format, double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
  }

  private static String megabytes(long bytes) {
    return bytes < 0 ? "-" : Text.of("%,d MB", bytes / 1_000_000);
  }
}
