package org.classblocks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.Collectors;
import org.classblocks.compare.ClassChange.Kind;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.ClassList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassChangesTest {
  private static String changes(String before, String after) {
    RunResult one = Runs.ofBlocks(before);
    RunResult other = Runs.ofBlocks(after);
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

  private static RunResult withConstant(Integer... constant) {
    double[][] similarities = new double[6][6];
    List.of(constant).forEach(id -> similarities[id][id] = Double.NaN);
    return Runs.ofSimilarities(Runs.SAMPLES, similarities);
  }

  @Test
  void aClassLosesItsCorrelationOrRegainsIt() {
    RunComparison found = RunComparison.of(withConstant(0, 1), withConstant(1, 2, 3), 10);
    assertThat(found.classChanges())
        .extracting(ClassChange::kind, ClassChange::before, ClassChange::after)
        .containsExactly(
            tuple(Kind.REGAINED, 0, 0), tuple(Kind.LOST, 2, 2), tuple(Kind.LOST, 3, 3));
    assertThat(found.comparable()).isEqualTo(2);
    assertThat(found.lostShare()).as("2 of classes 2 to 5").isEqualTo(0.5);
    assertThat(found.movedShare()).as("in no block before and after").isZero();
  }

  @Test
  void theShareOfLostClassesIsOfThoseThatHadACorrelation() {
    RunResult dead = withConstant(0, 1, 2, 3, 4, 5);
    assertThat(RunComparison.of(withConstant(), dead, 10).lostShare()).isEqualTo(1);
    assertThat(RunComparison.of(dead, withConstant(), 10).lostShare()).isNaN();
    assertThat(RunComparison.of(dead, dead, 10).lostShare()).isNaN();
    assertThat(RunComparison.of(dead, dead, 10).drift().share()).isNaN();
    assertThat(RunComparison.of(withConstant(), withConstant(), 10).lostShare()).isZero();
  }

  /** A class that was in a block and has no correlation now is elsewhere, as one that left is. */
  @Test
  void aClassThatIsLostFromABlockIsElsewhere() {
    RunResult before = Runs.ofBlocks("(abcd)(efgh)");
    RunResult left = Runs.ofBlocks("(abc)(efgh)d");
    double[][] similarities = new double[8][8];
    similarities[7][7] = Double.NaN;
    RunResult lost =
        Runs.run(
            left.classes(), similarities, left.order().permutation(), left.blocks(), Runs.SAMPLES);
    RunComparison found = RunComparison.of(before, lost, 10);
    assertThat(found.classChanges()).extracting(ClassChange::kind).containsExactly(Kind.LOST);
    assertThat(found.movedShare())
        .isEqualTo(RunComparison.of(before, left, 10).movedShare())
        .isEqualTo(1 / 8.0);
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
