package org.classblocks.report.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.classblocks.compare.ClassShift;
import org.classblocks.similarity.ClassList;
import org.junit.jupiter.api.Test;

class ChangeSentencesTest {
  private static final ClassList CLASSES =
      ClassList.ofNames(List.of("cat", "<b>dog</b>, or\nso", "owl"));

  @Test
  void saysHowManyPairsAClassAccountsForAndWhatItIsLike() {
    Finding shift = ChangeSentences.shift(new ClassShift(1, 37, 2, 0.5, 0, 0.75), 50, CLASSES);
    assertThat(shift.kind()).isEqualTo("change");
    assertThat(shift.text())
        .isEqualTo(
            "\u201c<b>dog</b>, or so\u201d changed as a whole: 37 of 50 changed pairs have it."
                + " It is now most like \u201ccat\u201d (0.75), before \u201cowl\u201d (0.50).");
    assertThat(shift.parts().stream().map(Finding.Part::place).filter(place -> place != null))
        .containsExactly("class=1", "pair=0,1", "pair=1,2");
  }

  @Test
  void saysThatAClassIsStillMostLikeTheSame() {
    Finding shift = ChangeSentences.shift(new ClassShift(2, 1, 0, 0.75, 0, -0.5), 1, CLASSES);
    assertThat(shift.text())
        .isEqualTo(
            "\u201cowl\u201d changed as a whole: 1 of 1 changed pair has it."
                + " It is still most like \u201ccat\u201d (\u22120.50), before 0.75.");
  }
}
