package org.classblocks.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What Spark's CSV sink has written: a file for each metric, and a line in it for each report. */
final class MetricFiles {
  private static final String OURS = ".driver.classblocks.";
  private static final String EXTENSION = ".csv";

  private MetricFiles() {}

  /** The last value of each metric of ours, by its name without the application's. */
  static Map<String, Double> last(Path folder) throws IOException {
    Map<String, Double> values = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        int ours = name.indexOf(OURS);
        if (ours >= 0) {
          List<String> lines = Files.readAllLines(file);
          String last = lines.get(lines.size() - 1);
          values.put(
              name.substring(ours + ".driver.".length(), name.length() - EXTENSION.length()),
              Double.valueOf(last.substring(last.indexOf(',') + 1)));
        }
      }
    }
    return values;
  }
}
