package org.classblocks.conf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Loads what people copy from. */
class ExampleConfigurationsTest {
  private static final Path FOLDER = Path.of("..", "..", "conf");

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

  @Test
  void thereAreExamples() throws IOException {
    assertThat(examples())
        .extracting(file -> file.getFileName().toString())
        .contains("audioset.yaml", "nightly.yaml", "sample.yaml", "vggface.yaml");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleSetsWhatItSays(Path file) throws IOException {
    Map<String, Object> used = load(content(file), file).effective();
    Map<String, String> said = new TreeMap<>();
    new YAMLMapper()
        .readTree(content(file))
        .properties()
        .forEach(
            section ->
                section
                    .getValue()
                    .properties()
                    .forEach(
                        key ->
                            said.put(
                                section.getKey() + "." + key.getKey(), key.getValue().asText())));
    assertThat(said).containsKeys("input.labels", "output.path");
    said.forEach((key, value) -> assertThat(written(used.get(key))).as(key).isEqualTo(value));
  }

  /** A value as the examples write it: one path of a list, whole numbers without a fraction. */
  private static String written(Object value) {
    if (value instanceof List<?> values) {
      assertThat(values).hasSize(1);
      return written(values.get(0));
    }
    return value instanceof Double number && number == Math.rint(number)
        ? Long.toString(number.longValue())
        : String.valueOf(value);
  }

  @Test
  void theSampleShowsEveryKeyAndItsDefault() {
    Path sample = FOLDER.resolve("sample.yaml");
    String allKeys =
        Pattern.compile("^( *)# ([a-z-]+: [^ ].*)$", Pattern.MULTILINE)
            .matcher(content(sample))
            .replaceAll("$1$2");
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
