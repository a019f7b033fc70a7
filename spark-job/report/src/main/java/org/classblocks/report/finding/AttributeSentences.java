package org.classblocks.report.finding;

import java.util.Comparator;
import java.util.Optional;
import org.classblocks.Text;
import org.classblocks.attributes.AttributeFinding;
import org.classblocks.report.text.Numbers;
import org.classblocks.report.text.PlainText;
import org.classblocks.result.RunResult;

/** Which group an attribute of the samples explains most, if they have any. */
record AttributeSentences(RunResult result, Names names) {
  /** The group of whose contrast most is gone without an attribute. */
  Optional<Finding> most() {
    return result.attributes().stream()
        .flatMap(found -> found.of(false).stream())
        .filter(AttributeFinding::isSignificant)
        .max(Comparator.comparingDouble(AttributeFinding::shareExplained))
        .map(this::sentence);
  }

  private Finding sentence(AttributeFinding found) {
    return new Finding.Builder("attribute")
        .text(
            Text.of(
                "\u201c%s\u201d explains %s of what sets the group ",
                PlainText.className(found.attribute()),
                Numbers.percent(Math.min(1, found.shareExplained()))))
        .name(names.block(result.blocks().blocks().get(found.block())))
        .text(found.isUnreliable() ? " apart: without it the group all but disappears." : " apart.")
        .build();
  }
}
