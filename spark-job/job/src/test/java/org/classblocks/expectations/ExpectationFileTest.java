package org.classblocks.expectations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.classblocks.UserErrorException;
import org.classblocks.fixtures.Example;
import org.classblocks.similarity.ClassList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectationFileTest {
  @TempDir private Path folder;

  private ExpectationFile read(String text, ClassList classes, boolean hasLabels)
      throws IOException {
    Path file = Files.writeString(folder.resolve("e.yaml"), text);
    return ExpectationFile.read(
        file.toString(), classes, hasLabels, List.of("camera"), new Configuration(false));
  }

  private ExpectationReport checked(String text) throws IOException {
    return read(text, Example.classes(), true)
        .check(Example.results(Optional.of(Example.labels())));
  }

  @Test
  void classesAreNamedByNameByKeyOrById() throws IOException {
    ExpectationReport report =
        checked(
            """
            - same_block: [k1, "it's, (a) [b]:c;", k3]
            """
                .replace("k1, ", ""));
    assertThat(report.expectations())
        .singleElement()
        .satisfies(one -> assertThat(one.classIds()).containsExactly(1, 3));
    assertThat(checked("- apart: [0, 4]").expectations().get(0).classIds()).containsExactly(0, 4);
  }

  @Test
  void countsWhatIsBroken() throws IOException {
    ExpectationReport report =
        checked(
            """
            - same_block: [k1, k3]
            - max_similarity: 0.25
              classes: [k0, k4]
            - recall_at_least: 0.6
              classes: k0
            """);
    assertThat(report.checked()).isEqualTo(3);
    assertThat(report.broken()).isEqualTo(1);
    assertThat(report.expectations())
        .extracting(ExpectationReport.Checked::holds)
        .containsExactly(true, false, true);
    assertThat(report.lines())
        .singleElement()
        .asString()
        .startsWith("expected similarities of at most 0.25 between 'crane', '")
        .endsWith("; found 0.5000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          - same_blok: [k0, k1]              | entry 1: unknown expectation 'same_blok'; the nearest known one is 'same_block'
          - not_explained_by: camera         | not_explained_by needs 2 classes or more, found 0. Name them in classes: [...]
          - {not_explained_by: lens, classes: [k0, k1]} | entry 1: 'lens' is none of the attributes [camera]
          - {not_explained_by: [camera], classes: [k0, k1]} | not_explained_by: expected an attribute, found ["camera"]
          - {not_explained_by: camera, classes: [k0, k1], at_most: 2} | not_explained_by: expected a number from 0 to 1, found "2"
          - {same_block: [k0, k1], apart: [k0, k1]} | expected one kind, found same_block and apart
          - same_block: [k0]                 | needs 2 classes or more, found 1
          - same_block: [k0, crane]          | found 1 that does not name one class: 'crane' in entry 1 (several classes have this name: use ids or keys)
          - same_block: [k0, k9, k8]         | found 2 that do not name one class: 'k9' in entry 1 (the nearest is 'k0')
          - apart: [k0, k0]                  | names class 'k0' twice
          - max_similarity: 1.5              | max_similarity: expected a number from -1 to 1, found "1.5"
          - {max_similarity: 0.5}            | needs 2 classes or more, found 0. Name them in classes: [...]
          - {recall_at_least: low, classes: [k0]} | recall_at_least: expected a number from 0 to 1, found "low"
          - {recall_at_least: 0.5, classes: [k0]} | recall_at_least needs labels
          - classes: [k0]                    | no kind
          - k0                               | expected 'kind: value'
          same_block: [k0, k1]               | expected a list
          """)
  void aMistakeIsNamed(String text, String message) {
    assertThatThrownBy(() -> read(text, Example.classes(), false))
        .isInstanceOfSatisfying(
            UserErrorException.class,
            mistake -> assertThat(mistake.kind()).isEqualTo(UserErrorException.Kind.USAGE))
        .hasMessageStartingWith("Expectations ")
        .hasMessageContaining(message);
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(
            () ->
                ExpectationFile.read(
                    "/no/such.yaml", Example.classes(), true, List.of(), new Configuration(false)))
        .hasMessage(
            "The file of expectations /no/such.yaml does not exist. Check the path in the key"
                + " expectations.");
  }

  @Test
  void aThousandExpectationsAreAFewLines() throws IOException {
    String text =
        IntStream.range(0, 1000)
            .mapToObj(i -> i % 2 == 0 ? "- same_block: [k1, k3]" : "- apart: [k1, k3]")
            .collect(Collectors.joining("\n"));
    ExpectationReport report = checked(text);
    assertThat(report.broken()).isEqualTo(500);
    List<String> lines = report.lines();
    assertThat(lines).hasSize(21);
    assertThat(lines.get(20))
        .isEqualTo("500 of 1,000 expectations are broken; expectations.json has all of them");
  }
}
