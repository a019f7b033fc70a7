package org.classblocks.report.finding;

import org.classblocks.Text;
import org.classblocks.compare.ClassShift;
import org.classblocks.report.finding.Finding.Part;
import org.classblocks.report.text.Numbers;
import org.classblocks.report.text.PlainText;
import org.classblocks.similarity.ClassList;

/** What changed since an earlier run, in sentences. */
public final class ChangeSentences {
  /** The kind of these findings. */
  public static final String KIND = "change";

  private ChangeSentences() {}

  /**
   * Says that a class changed as a whole, and what it is most similar to, before and now.
   *
   * @param classes those of the later run
   * @param changedPairs how many pairs changed in all
   */
  public static Finding shift(ClassShift shift, long changedPairs, ClassList classes) {
    Finding.Builder sentence =
        new Finding.Builder(KIND)
            .name(new Part(name(classes, shift.classId()), "class=" + shift.classId()))
            .text(
                Text.of(
                    " changed as a whole: %s of %s it. It is ",
                    Numbers.count(shift.pairs()),
                    Numbers.count(changedPairs, "changed pair has", "changed pairs have")));
    Part now = pair(shift, shift.nearestNow(), classes);
    boolean isSame = shift.nearestNow() == shift.nearestBefore();
    sentence.text(isSame ? "still most like " : "now most like ").name(now);
    sentence.text(Text.of(" (%s), before ", Numbers.twoDecimals(shift.similarityNow())));
    if (isSame) {
      return sentence.text(Numbers.twoDecimals(shift.similarityBefore()) + ".").build();
    }
    return sentence
        .name(pair(shift, shift.nearestBefore(), classes))
        .text(Text.of(" (%s).", Numbers.twoDecimals(shift.similarityBefore())))
        .build();
  }

  private static Part pair(ClassShift shift, int other, ClassList classes) {
    return new Part(
        name(classes, other),
        Text.of("pair=%d,%d", Math.min(shift.classId(), other), Math.max(shift.classId(), other)));
  }

  private static String name(ClassList classes, int id) {
    return PlainText.className(classes.name(id));
  }
}
