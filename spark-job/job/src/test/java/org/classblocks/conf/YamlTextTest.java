package org.classblocks.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import org.classblocks.UserErrorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTextTest {
  private static JsonNode read(String text) {
    return YamlText.read(text, "job.yaml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "007",
        "2026",
        "2026-01-05",
        "1_000",
        "0x1F",
        "1e3",
        ".5",
        "+1",
        "True",
        "yes",
        "12:30:45",
        "3.10",
        "-0"
      })
  void aScalarStaysTheTextThatWasWritten(String scalar) {
    assertThat(read("a: " + scalar).get("a").textValue()).isEqualTo(scalar);
    assertThat(read("a: [" + scalar + "]").get("a").get(0).textValue()).isEqualTo(scalar);
    assertThat(read("{\"a\": \"" + scalar + "\"}").get("a").textValue()).isEqualTo(scalar);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:", "a: ''", "a: null", "a: ~", "{\"a\": null}"})
  void nothingIsNull(String text) {
    assertThat(read(text).get("a").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "# nothing but a comment", "---\n"})
  void aDocumentMayBeEmpty(String text) {
    JsonNode document = read(text);
    assertThat(document.isMissingNode() || document.isNull()).isTrue();
  }

  @Test
  void whatIsMalformedIsNamedInOneLineWithItsLine() {
    assertThatThrownBy(() -> read("a: 1\nb: [1, 2\nc: 3\n"))
        .isInstanceOf(UserErrorException.class)
        .hasMessageMatching("job\\.yaml: expected YAML or JSON, but in line 3: expected ',' or .*");
    assertThatThrownBy(() -> read("a: 1\n\tb: 2\n"))
        .hasMessageMatching("job\\.yaml: expected YAML or JSON, but in line 2: found character .*");
    assertThatThrownBy(() -> read("{\"a\": 1,\n \"a\": 2}"))
        .hasMessage(
            "job.yaml: expected YAML or JSON, but in line 2: Duplicate field 'a'. Check"
                + " quotes, brackets and indentation there.");
  }

  @Test
  void aSecondDocumentIsRefused() {
    assertThatThrownBy(() -> read("a: 1\n---\nb: 2\n"))
        .hasMessage("job.yaml: expected one document, found another in line 3. Keep one.");
  }

  @Test
  void anAliasIsRefused() {
    assertThatThrownBy(() -> read("paths:\n- *logs\n"))
        .hasMessageStartingWith("job.yaml: expected a value in line 2, found the alias *logs.");
  }
}
