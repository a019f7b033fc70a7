package org.classblocks.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Loads what people copy from. */
class ExampleConfigurationsTest {
  private static final Path FOLDER = Path.of("..", "conf");

  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    }
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static JobConfig load(String text, Path file) {
    return JobConfig.from(new ConfigSource().addDocument(text, file.toString()));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleLoads(Path file) {
    assertThat(load(content(file), file)).isNotNull();
  }

  @Test
  void theSampleShowsEveryKeyAndItsDefault() {
    Path sample = FOLDER.resolve("sample.yaml");
    String allKeys =
        Pattern.compile("^  # ([a-z-]+: [^ ].*)$", Pattern.MULTILINE)
            .matcher(content(sample))
            .replaceAll("  $1");
    Map<String, Object> shown = load(allKeys, sample).effective();
    Map<String, Object> used = load(content(sample), sample).effective();
    Map<String, Object> defaults = load("", sample).effective();
    assertThat(shown).as("keys that the sample does not show are null").doesNotContainValue(null);
    for (Map.Entry<String, Object> key : defaults.entrySet()) {
      boolean isLeftAlone = Objects.equals(used.get(key.getKey()), key.getValue());
      if (isLeftAlone && key.getValue() != null) {
        assertThat(shown).contains(key);
        assertThat(content(sample)).contains(name(key.getKey()) + ": ");
      }
    }
  }

  private static String name(String key) {
    return key.substring(key.lastIndexOf('.') + 1);
  }
}
