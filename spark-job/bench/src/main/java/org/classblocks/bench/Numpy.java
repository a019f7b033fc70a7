package org.classblocks.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** The same matrix by numpy, in a process of its own that uses all cores. */
final class Numpy {
  private Numpy() {}

  /** Runs the script; empty where python3, numpy, pyarrow or the memory is missing. */
  static Optional<Measurement> measure(Path script, String log, double flop, double peak)
      throws IOException, InterruptedException {
    String name = "numpy: pyarrow + corrcoef";
    System.err.println(name + " ...");
    String output;
    try {
      Process python =
          new ProcessBuilder("python3", script.toString(), log)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      output = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (python.waitFor() != 0) {
        System.err.println("numpy left out: the script failed");
        return Optional.empty();
      }
    } catch (IOException missing) {
      System.err.println("numpy left out: " + missing.getMessage());
      return Optional.empty();
    }
    String[] numbers = output.strip().split(" ", 3);
    double seconds = Double.parseDouble(numbers[0]) + Double.parseDouble(numbers[1]);
    return Optional.of(
        new Measurement(name, seconds, Double.NaN, flop, peak, -1, -1, Long.parseLong(numbers[2])));
  }
}
