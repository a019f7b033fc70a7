package org.classblocks.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.classblocks.similarity.ClassStatus;
import org.junit.jupiter.api.Test;

class ExcludedTextTest {
  private static String of(int all, Map<ClassStatus, List<String>> excluded) {
    return ExcludedText.of(all, new TreeMap<>(excluded));
  }

  @Test
  void namesTheFirstAndCountsTheRest() {
    assertThat(of(9, Map.of(ClassStatus.CONSTANT, List.of("a", "b", "c", "d", "e", "f", "g"))))
        .isEqualTo(
            "7 of 9 classes have no correlation: their scores never vary (constant):"
                + " a, b, c, d, e and 2 more");
    assertThat(of(9, Map.of(ClassStatus.CONSTANT, List.of("a\nb"))))
        .isEqualTo("1 of 9 classes has no correlation: its scores never vary (constant): a b");
  }

  @Test
  void givesEachReason() {
    assertThat(
            of(
                3,
                Map.of(
                    ClassStatus.UNLABELLED, List.of("c"), ClassStatus.CONSTANT, List.of("a", "b"))))
        .isEqualTo(
            "None of 3 classes has a correlation: their scores never vary (constant): a, b;"
                + " no sample carries its label (unlabelled): c");
    assertThat(
            ExcludedText.ofLost(new TreeMap<>(Map.of(ClassStatus.OUT_OF_RANGE, List.of("a", "b")))))
        .isEqualTo(
            "2 classes had a correlation before and have none now:"
                + " their scores are too large or too small (out-of-range): a, b");
  }
}
