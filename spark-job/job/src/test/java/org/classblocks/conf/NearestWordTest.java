package org.classblocks.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestWordTest {
  @ParameterizedTest
  @CsvSource({
    "order.linkge, order.linkage",
    "linkage, order.linkage",
    "order.distanec, order.distance",
    "order.distance, order.distance",
    "kitten, sitting",
    "'', sitting"
  })
  void isTheOneWithTheFewestChanges(String word, String expected) {
    assertThat(NearestWord.to(word, List.of("order.linkage", "order.distance", "sitting")))
        .isEqualTo(expected);
  }

  @Test
  void ofEquallyNearOnesIsTheFirst() {
    assertThat(NearestWord.to("c", List.of("a", "b"))).isEqualTo("a");
    assertThat(NearestWord.to("c", List.of("b", "a"))).isEqualTo("b");
  }

  @Test
  void countsTwoSwappedLettersAsOneChange() {
    assertThat(NearestWord.to("input.lables", List.of("input.table", "input.labels")))
        .isEqualTo("input.labels");
  }

  @Test
  void ofLongWordsTheBeginningCounts() {
    String word = "b" + "x".repeat(1 << 20);
    assertThat(NearestWord.to(word, List.of("a" + "x".repeat(300), "b" + "x".repeat(300))))
        .startsWith("b");
  }

  @Test
  void needsCandidates() {
    assertThatThrownBy(() -> NearestWord.to("c", List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
