package org.classblocks.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.classblocks.bench.session.BenchSession;

/**
 * Nights one after the other, each with a log of its own and a window of all nights before it; and
 * one pass over all logs, beside the last of them.
 */
public record NightsBenchmark(Path folder, int classes, int samples, int nights) {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final int WARM_UP = 5;
  private static final int ROUNDS = 7;
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What a night took, in seconds.
   *
   * @param all the whole command, on a session that runs
   * @param reading its own log
   * @param addingUp all states
   */
  private record Night(double all, double reading, double addingUp) {}

  /** Options: {@code [classes [samples [nights]]]}; 1,000 classes, 20,000 a night, 30 nights. */
  public static void main(String[] args) throws IOException {
    Path home = Path.of(System.getProperty("classblocks.bench"));
    SparkSession spark = BenchSession.start();
    try {
      new NightsBenchmark(
              home.resolve("target/nights").normalize(),
              args.length > 0 ? Integer.parseInt(args[0]) : 1_000,
              args.length > 1 ? Integer.parseInt(args[1]) : 20_000,
              args.length > 2 ? Integer.parseInt(args[2]) : 30)
          .run();
    } finally {
      spark.stop();
    }
  }

  private void run() throws IOException {
    delete(folder);
    for (int night = 0; night < nights; night++) {
      command(
          "generate",
          "--output",
          folder.resolve("logs/" + date(night)).toString(),
          "--samples",
          Integer.toString(samples),
          "--classes",
          Integer.toString(classes),
          "--seed",
          Integer.toString(night + 1));
    }
    for (int night = 0; night < Math.min(WARM_UP, nights); night++) {
      night(night, "warm-up");
    }
    for (int night = 0; night < nights; night++) {
      Night took = night(night, "measured");
      System.out.printf(
          Locale.ROOT,
          "night %2d: %5.2f s, of these %5.2f s to read its log and %5.2f s to add up %d states%n",
          night + 1,
          took.all,
          took.reading,
          took.addingUp,
          night + 1);
    }
    compareNights();
    compareWithOnePass();
  }

  /** The first night and the last in turn, so that whatever else goes on slows down both. */
  private void compareNights() throws IOException {
    List<Double> first = new ArrayList<>();
    List<Double> last = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      first.add(again(0).all);
      last.add(again(nights - 1).all);
    }
    System.out.printf(
        Locale.ROOT,
        "in turn, %d times: night 1 %.2f s, night %d %.2f s, %.2f times as long (medians)%n",
        ROUNDS,
        median(first),
        nights,
        median(last),
        median(last) / median(first));
  }

  /** A night whose log was not read yet. */
  private Night again(int night) throws IOException {
    delete(folder.resolve("measured/state/run_date=" + date(night)));
    return night(night, "measured");
  }

  private static double median(List<Double> seconds) {
    return seconds.stream().sorted().skip(seconds.size() / 2).findFirst().orElseThrow();
  }

  private void compareWithOnePass() throws IOException {
    double[] window = similarities("measured");
    List<String> arguments =
        new ArrayList<>(List.of("analyze", "--output", folder.resolve("whole/runs").toString()));
    for (int night = 0; night < nights; night++) {
      arguments.addAll(List.of("--input", folder.resolve(log(date(night).toString())).toString()));
    }
    double seconds = command(arguments.toArray(String[]::new));
    double[] whole = similarities("whole");
    double error = 0;
    for (int pair = 0; pair < whole.length; pair++) {
      error = Math.max(error, Math.abs(whole[pair] - window[pair]));
    }
    System.out.printf(
        Locale.ROOT,
        "one pass over all logs: %.2f s; similarities differ by up to %.1e%n",
        seconds,
        error);
  }

  private static LocalDate date(int night) {
    return FIRST.plusDays(night);
  }

  private static String log(String date) {
    return "logs/" + date + "/log.parquet";
  }

  private Night night(int night, String place) throws IOException {
    double all =
        command(
            "analyze",
            "--input",
            folder.resolve(log("{run-date}")).toString(),
            "--run-date",
            date(night).toString(),
            "--output",
            folder.resolve(place + "/runs").toString(),
            "--set",
            "state.path=" + folder.resolve(place + "/state"),
            "--set",
            "state.window-days=" + nights);
    JsonNode stages = JSON.readTree(latest(place).resolve("_MANIFEST.json").toFile()).get("stages");
    return new Night(all, seconds(stages, "reading"), seconds(stages, "adding up"));
  }

  private static double seconds(JsonNode stages, String name) {
    for (JsonNode stage : stages) {
      if (stage.get("name").asText().equals(name)) {
        return stage.get("seconds").asDouble();
      }
    }
    return 0;
  }

  private Path latest(String place) throws IOException {
    Path runs = folder.resolve(place + "/runs");
    return runs.resolve(JSON.readTree(runs.resolve("latest.json").toFile()).get("path").asText());
  }

  private double[] similarities(String place) throws IOException {
    byte[] file = Files.readAllBytes(latest(place).resolve("similarity-condensed.npy"));
    ByteBuffer values = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    values.position(10 + values.getShort(8));
    double[] similarities = new double[values.remaining() / Double.BYTES];
    values.asDoubleBuffer().get(similarities);
    return similarities;
  }

  /** Runs a command and says how long it took, in seconds. */
  private static double command(String... arguments) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    long start = System.nanoTime();
    if (Main.run(out, out, false, arguments) != 0) {
      throw new IllegalStateException(said.toString(StandardCharsets.UTF_8));
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static void delete(Path path) throws IOException {
    if (Files.exists(path)) {
      try (Stream<Path> files = Files.walk(path)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
