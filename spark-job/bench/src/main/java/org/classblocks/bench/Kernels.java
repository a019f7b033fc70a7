package org.classblocks.bench;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the kernels under JMH, and says what share of the BLAS peak each reaches. */
public final class Kernels {
  private static final String PEAK = PeakBenchmark.class.getName() + ".gemm";

  private Kernels() {}

  /**
   * Runs the kernels.
   *
   * @param arguments JMH's own: a pattern of names, -p parameter=value, and so on
   */
  public static void main(String[] arguments) throws Exception {
    CommandLineOptions options = new CommandLineOptions(arguments);
    ChainedOptionsBuilder builder = new OptionsBuilder().parent(options);
    if (options.shouldHelp()) {
      options.showHelp();
      return;
    }
    if (!options.getIncludes().isEmpty()) {
      builder.include(PEAK);
    }
    print(new Runner(builder.build()).run());
  }

  private static void print(Collection<RunResult> results) {
    Map<String, Double> peaks = new HashMap<>();
    for (RunResult result : results) {
      if (result.getParams().getBenchmark().equals(PEAK)) {
        peaks.put(result.getParams().getParam("precision"), gflops(result));
      }
    }
    System.out.printf(Locale.ROOT, "%n%-90s %8s %8s%n", "kernel, one thread", "GFLOP/s", "of peak");
    for (RunResult result : results) {
      double peak = peaks.getOrDefault(result.getParams().getParam("precision"), Double.NaN);
      System.out.printf(
          Locale.ROOT,
          "%-90s %8.2f %7.1f%%%n",
          name(result.getParams()),
          gflops(result),
          100 * gflops(result) / peak);
    }
  }

  private static double gflops(RunResult result) {
    return result.getSecondaryResults().get("flop").getScore() / 1e9;
  }

  private static String name(BenchmarkParams params) {
    String benchmark = params.getBenchmark();
    String shortName =
        benchmark.substring(benchmark.lastIndexOf('.', benchmark.lastIndexOf('.') - 1) + 1);
    return params.getParamsKeys().stream()
        .map(key -> key + "=" + params.getParam(key))
        .collect(Collectors.joining(" ", shortName + " ", ""));
  }
}
