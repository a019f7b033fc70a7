package org.classblocks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.classblocks.similarity.ClassList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassChangesTest {
  private static String changes(String before, String after) {
    ComparedRun one = Runs.ofBlocks(before);
    ComparedRun other = Runs.ofBlocks(after);
    return RunComparison.of(one, other, 10).classChanges().stream()
        .map(
            change ->
                (change.before() < 0
                        ? other.similarity().classes().name(change.after())
                        : one.similarity().classes().name(change.before()))
                    + " "
                    + change.kind().word()
                    + " "
                    + (change.blockBefore() < 0 ? "-" : Runs.letters(one, change.blockBefore()))
                    + " "
                    + (change.blockAfter() < 0 ? "-" : Runs.letters(other, change.blockAfter())))
        .collect(Collectors.joining(", "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          (abcd)(efgh)     | (hgfe)(dcba)     | ''
          (abcd)(efgh)     | (abc)(defgh)     | d moved abcd defgh
          (abcd)(efgh)     | (abc)d(efgh)     | d left abcd -
          (abc)d(efgh)     | (abcd)(efgh)     | d joined - abcd
          ((abcd)efgh)     | ((abc)defgh)     | d moved abcd abcdefgh
          ((abcd)efgh)     | (abcdefgh)       | ''
          (abc)xd          | (abc)yd          | x removed - -, y added - -
          (abcx)(def)      | (abc)(defy)      | x removed abcx -, y added - defy
          """)
  void aClassIsInTheSmallestMatchedBlockAroundIt(String before, String after, String expected) {
    assertThat(changes(before.strip(), after.strip())).isEqualTo(expected);
  }

  @Test
  void keysComeBeforeNames() {
    ClassList before = new ClassList(List.of("crane", "crane", "dog"), List.of("k1", "k2", "k3"));
    ClassList after = new ClassList(List.of("bird", "dog", "crane"), List.of("k2", "k9", "k1"));
    ClassMatching byKey = ClassMatching.of(before, after);
    assertThat(byKey.isByKey()).isTrue();
    assertThat(List.of(byKey.afterOf(0), byKey.afterOf(1), byKey.afterOf(2)))
        .containsExactly(2, 0, -1);
    assertThat(byKey.beforeOf(1)).isEqualTo(-1);
    assertThat(byKey.size()).isEqualTo(2);
    ClassMatching byName = ClassMatching.of(before, ClassList.ofNames(after.names()));
    assertThat(byName.isByKey()).isFalse();
    assertThat(List.of(byName.afterOf(0), byName.afterOf(1), byName.afterOf(2)))
        .containsExactly(2, -1, 1);
  }

  @Test
  void equalNamesAreMatchedInTheirOrder() {
    ClassList before = ClassList.ofNames(List.of("crane", "dog", "crane", "crane"));
    ClassList after = ClassList.ofNames(List.of("dog", "crane", "crane"));
    ClassMatching classes = ClassMatching.of(before, after);
    assertThat(List.of(classes.afterOf(0), classes.afterOf(2), classes.afterOf(3)))
        .containsExactly(1, 2, -1);
    assertThat(List.of(classes.before(1), classes.after(1))).containsExactly(1, 0);
  }
}
