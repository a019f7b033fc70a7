package org.classblocks.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.classblocks.linalg.SparseMatrix;
import org.classblocks.moments.batch.UnknownLabels;
import org.classblocks.moments.count.Confusion;
import org.classblocks.moments.count.ConfusionTotals;
import org.classblocks.moments.count.LabelCounts;
import org.classblocks.similarity.ClassList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelAdviceTest {
  private static final ClassList BIRDS =
      new ClassList(
          List.of("tench", "crane", "great_white shark", "crane", "1987"),
          List.of("n01440764", "n02012849", "n01484850", "n03126707", "n1987"));

  private static LabelAdvice advice(ClassList classes, long[] positives, String... unknown) {
    double[] effective = new double[positives.length];
    return new LabelAdvice(
        new LabelCounts(
            positives, effective, new UnknownLabels(unknown.length, List.of(unknown)), 0, 0),
        classes);
  }

  private static String on(ClassList classes, String unknown) {
    return advice(classes, new long[classes.size()], unknown).onUnknown().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TENCH | The class list spells 'TENCH' as 'tench'",
        "Great White-Shark | as 'great_white shark'",
        "N01440764 | as 'n01440764'",
        "tensh | The class nearest to 'tensh' is 'tench'",
        "crane | Several classes are called 'crane'. Use ids or keys",
        "3 | class ids must be integers, and these are strings",
        "5 | Class ids run from 0 to 4",
        "-1 | Class ids run from 0 to 4; where a sample has no label, write null",
        "99999999999999999999 | The class nearest",
        "1987 | Class 4 is called 1987: write the labels as strings",
        "tench,n02012849 | 'tench,n02012849' looks like a list in one string: write an array",
        "tench|looks like a list",
        "0 3 | looks like a list",
        "[2] | looks like a list",
        "['tench'] | looks like a list",
        "'  ' | Where a sample has no label, write null",
      })
  void namesTheLikelyCause(String label, String cause) {
    if (cause.equals("looks like a list")) {
      assertThat(on(BIRDS, label.equals("tench") ? "tench;crane" : label)).contains(cause);
    } else {
      assertThat(on(BIRDS, label)).contains(cause);
    }
  }

  @Test
  void namesWithoutAClassListAskForOne() {
    assertThat(on(ClassList.numbered(12), "tench"))
        .isEqualTo(
            "1 label names no class (of 1), for example 'tench'. Without a class list, classes are"
                + " called 0 to 11: name it with --classes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"n01440764", "/m/09x0r", "Q42"})
  void keysForAClassListOfNamesAskForKeys(String key) {
    assertThat(on(ClassList.ofNames(List.of("tench", "ray")), key))
        .contains("'" + key + "' looks like a key, and the class list has none");
  }

  @Test
  void lineBreaksStayOutOfTheLine() {
    assertThat(on(BIRDS, "ten\r\nch")).contains("'ten ch'").doesNotContain("\n");
  }

  @Test
  void labelsThatAllNameAClassAreNoMatter() {
    assertThat(advice(BIRDS, new long[] {1, 1, 1, 1, 1}).onUnknown()).isEmpty();
  }

  @Test
  void idsThatCountFromOneAreRecognised() {
    LabelAdvice fromOne = advice(BIRDS, new long[] {0, 7, 9, 8, 2}, "5");
    assertThat(fromOne.seemToCountFromOne()).isTrue();
    assertThat(fromOne.onUnknown().orElseThrow())
        .isEqualTo(
            "1 label names no class (of 27), for example 5. Do labels count from 1? 1 of them is"
                + " 5 and none is 0, but class ids run from 0 to 4");
    assertThat(advice(BIRDS, new long[] {1, 7, 9, 8, 2}, "5").seemToCountFromOne())
        .as("0 occurs")
        .isFalse();
    assertThat(advice(BIRDS, new long[] {0, 7, 9, 8, 2}, "5", "6").seemToCountFromOne())
        .as("there are others")
        .isFalse();
    assertThat(advice(BIRDS, new long[] {0, 7, 0, 0, 0}, "5").seemToCountFromOne())
        .as("few classes occur")
        .isFalse();
    assertThat(advice(BIRDS, new long[] {0, 7, 9, 8, 2}).seemToCountFromOne())
        .as("all name a class")
        .isFalse();
  }

  /** Samples of class c are mostly predicted as c + shift, where there is such a class. */
  private static Confusion confusion(int shift, int classes) {
    SparseMatrix.Builder counts = SparseMatrix.builder(classes + 1);
    for (int id = 0; id < classes; id++) {
      counts.add(id, id, 3);
      if (id + shift >= 0 && id + shift < classes && shift != 0) {
        counts.add(id, id + shift, 5);
      }
    }
    double[] shares = new double[classes];
    return new Confusion(counts.build(), shares, shares, new ConfusionTotals(1, 1, 1));
  }

  @Test
  void labelsThatAreOneOffAreSeenInTheConfusion() {
    assertThat(LabelAdvice.onShift(confusion(-1, 12)).orElseThrow())
        .isEqualTo(
            "For 11 of 12 classes, samples with the label of the class are mostly predicted as the"
                + " class before it: do labels count from 1, and scores from 0?");
    assertThat(LabelAdvice.onShift(confusion(1, 12)).orElseThrow())
        .contains("as the class after it: do labels count from 0, and scores from 1?");
    assertThat(LabelAdvice.onShift(confusion(0, 12))).isEmpty();
    assertThat(LabelAdvice.onShift(confusion(2, 12))).isEmpty();
    assertThat(LabelAdvice.onShift(confusion(1, 2))).as("too few classes").isEmpty();
  }
}
