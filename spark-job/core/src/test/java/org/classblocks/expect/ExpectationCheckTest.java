package org.classblocks.expect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.classblocks.expect.Expectation.Kind;
import org.classblocks.fixtures.Example;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Against the example: blocks {1, 3} and {0, 4} inside one of all but class 2, which is constant.
 */
class ExpectationCheckTest {
  private static Optional<String> broken(Kind kind, String bound, String classes) {
    List<Integer> ids = Stream.of(classes.split(" ", -1)).map(Integer::valueOf).toList();
    return new ExpectationCheck(Example.results(Optional.of(Example.labels())))
        .broken(new Expectation(kind, Double.parseDouble(bound), ids));
  }

  @ParameterizedTest
  @CsvSource({
    "SAME_BLOCK, NaN, 1 3",
    "SAME_BLOCK, NaN, 0 1 3 4",
    "MAX_SIMILARITY, 0.5, 0 4",
    "MAX_SIMILARITY, 0.5, 0 3 4",
    "MIN_SIMILARITY, 0.75, 1 3",
    "MIN_SIMILARITY, -0.25, 0 1 3",
    "RECALL_AT_LEAST, 0.66, 0",
    "RECALL_AT_LEAST, 0.66, 0 3",
  })
  void holds(Kind kind, String bound, String classes) {
    assertThat(broken(kind, bound, classes)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          APART           | NaN  | 1 3   | 'crane' in block 0 (of 4 classes)
          APART           | NaN  | 0 1   | in block 0 (of 4 classes)
          MAX_SIMILARITY  | 0.49 | 0 4   | 0.5000
          MAX_SIMILARITY  | 0.4  | 0 1 3 | 0.7500 between
          MAX_SIMILARITY  | 0.1  | 0 1 3 | , and 1 more pairs
          MIN_SIMILARITY  | 0.76 | 1 3   | 0.7500
          MIN_SIMILARITY  | 0    | 0 1 3 | -0.2500 between 'crane', 'crane'
          RECALL_AT_LEAST | 0.67 | 0     | 0.6667 for 'crane'
          RECALL_AT_LEAST | 0    | 4     | no sample with the label
          SAME_BLOCK      | NaN  | 1 2   | without a correlation (constant)
          APART           | NaN  | 0 2   | without a correlation (constant)
          MIN_SIMILARITY  | -1   | 0 2   | without a correlation (constant)
          """)
  void saysWhatWasFoundInstead(Kind kind, String bound, String classes, String found) {
    assertThat(broken(kind, bound, classes).orElseThrow()).contains(found);
  }

  @Test
  void withoutLabelsThereIsNoRecall() {
    ExpectationCheck check = new ExpectationCheck(Example.results(Optional.empty()));
    Expectation recall = new Expectation(Kind.RECALL_AT_LEAST, 0.5, List.of(0));
    assertThat(check.broken(recall)).contains("no labels");
    assertThat(check.expected(recall)).isEqualTo("a recall of at least 0.5 for 'crane'");
  }

  @Test
  void anExpectationHasWhatItsKindNeeds() {
    assertThatThrownBy(() -> new Expectation(Kind.APART, Double.NaN, List.of(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Expectation(Kind.APART, 0.5, List.of(1, 2)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Expectation(Kind.MAX_SIMILARITY, Double.NaN, List.of(1, 2)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
