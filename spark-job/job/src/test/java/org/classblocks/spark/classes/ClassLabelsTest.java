package org.classblocks.spark.classes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.classblocks.UserErrorException;
import org.classblocks.similarity.ClassList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassLabelsTest {
  private static final String LABEL = "{\"names\": [\"a\", \"b\"], \"_type\": \"ClassLabel\"}";
  private static final ClassList NAMES = ClassList.ofNames(List.of("a", "b"));

  private static ClassLabels of(String features) {
    return ClassLabels.of("{\"info\": {\"features\": " + features + "}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"y\": %s}",
        "{\"y\": [%s]}",
        "{\"y\": {\"feature\": %s, \"_type\": \"Sequence\"}}",
        "{\"x\": {\"dtype\": \"float32\", \"_type\": \"Value\"}, \"y\": %s}"
      })
  void namesAreThoseOfLabelsOrListsOfLabels(String features) {
    assertThat(of(features.replace("%s", LABEL)).find(Optional.empty())).contains(NAMES);
  }

  @Test
  void ofSeveralColumnsThatOfTheLabelsCounts() {
    String other = LABEL.replace("\"b\"", "\"b\", \"c\"");
    ClassLabels labels = of("{\"fine\": " + other + ", \"coarse\": " + LABEL + "}");
    assertThat(labels.find(Optional.of("coarse"))).contains(NAMES);
    assertThat(labels.find(Optional.of("other"))).isEmpty();
    assertThat(labels.find(Optional.empty())).isEmpty();
    assertThatThrownBy(() -> labels.onlyList(new ListFaults("log")))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("found fine, coarse.");
    assertThat(of("{\"fine\": " + other + ", \"label\": " + LABEL + "}").find(Optional.empty()))
        .contains(NAMES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "3", "{\"info\": {\"features\": {\"y\": {}}}}"})
  void otherMetadataHaveNone(String metadata) {
    assertThat(ClassLabels.of(metadata).isEmpty()).isTrue();
  }
}
