package org.classblocks.app.find;

import java.util.ArrayList;
import java.util.List;
import org.classblocks.Text;
import org.classblocks.app.session.Counts;
import org.classblocks.attributes.AttributeFinding;
import org.classblocks.attributes.AttributeFindings;
import org.classblocks.blocks.Block;
import org.classblocks.result.RunResult;

/** What attributes explain, in sentences. */
final class AttributeText {
  private static final int MOST_LINES = 10;

  private AttributeText() {}

  /** A line for each of the first blocks and links that an attribute all but explains. */
  static List<String> lines(AttributeFindings found, RunResult result) {
    List<AttributeFinding> unreliable = found.unreliable();
    List<String> lines = new ArrayList<>();
    unreliable.stream().limit(MOST_LINES).forEach(one -> lines.add(line(one, result)));
    if (unreliable.size() > MOST_LINES) {
      lines.add(
          Text.of(
              "Beyond these, an attribute all but explains %s (block-attributes/ and"
                  + " link-attributes/).",
              Counts.of(unreliable.size() - MOST_LINES, "block or link", "blocks or links")));
    }
    return lines;
  }

  private static String line(AttributeFinding one, RunResult result) {
    List<Block> blocks = result.blocks().blocks();
    return Text.of(
        "%s all but disappears once '%s' is taken out (%.0f%% of its contrast).",
        one.isOfLink()
            ? Text.of(
                "The link between blocks '%s' and '%s'",
                blocks.get(one.block()).name(), blocks.get(one.otherBlock()).name())
            : Text.of("Block '%s'", blocks.get(one.block()).name()),
        one.attribute(),
        100 * Math.min(1, one.shareExplained()));
  }
}
