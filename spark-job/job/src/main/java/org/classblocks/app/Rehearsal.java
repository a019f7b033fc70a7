package org.classblocks.app;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs each command once on small logs, so that a JVM that archives its classes at exit has loaded
 * those that commands need. Fails if a command does.
 */
final class Rehearsal {
  private static final List<String> LOG =
      List.of("--samples=300", "--classes=60", "--blocks=20/5", "--correlations=0.3/0.6");
  private static final List<String> LABELS = List.of("--labels", "label");

  private final Path folder;
  private final PrintStream nowhere =
      new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

  private Rehearsal(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("classblocks-rehearsal");
    try {
      new Rehearsal(folder).run();
    } finally {
      delete(folder);
    }
  }

  private void run() {
    String runs = folder.resolve("runs").toString();
    String date = "2000-01-0";
    for (String encoding : List.of("array", "sparse")) {
      String log = folder.resolve(encoding).toString();
      command("generate", LOG, List.of("--encoding", encoding, "--output", log));
      List<String> input =
          List.of("--input", log + "/log.parquet", "--classes", log + "/classes.csv");
      command("validate", input, LABELS);
      command("plan", input, LABELS);
      for (String day : List.of("1", "2")) {
        command("analyze", input, LABELS, List.of("--output", runs, "--run-date", date + day));
      }
      command("recut", List.of(runs, "--set", "order.linkage=complete"));
    }
    command("report", List.of(runs));
    command("compare", List.of(runs));
    command("history", List.of(runs));
  }

  @SafeVarargs
  private final void command(String name, List<String>... options) {
    List<String> words = new ArrayList<>(List.of(name));
    for (List<String> some : options) {
      words.addAll(some);
    }
    int exitCode = Main.run(nowhere, nowhere, false, words.toArray(String[]::new));
    if (exitCode != 0) {
      throw new IllegalStateException(words + " ended with exit code " + exitCode);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(Rehearsal::deleteOne);
    }
  }

  private static void deleteOne(Path file) {
    try {
      Files.delete(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
