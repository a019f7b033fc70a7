package org.classblocks.report.table;

import java.util.Comparator;
import java.util.List;
import org.classblocks.Text;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.taxonomy.TaxonomyMatches;
import org.classblocks.report.model.ReportModel;
import org.classblocks.report.text.Numbers;
import org.classblocks.report.text.PlainText;

/** The table of blocks. */
record BlockRows(ReportModel model, ClassNames names) {
  private static final int MOST_BLOCKS = 1000;
  private static final int FIRST_MEMBERS = 6;
  private static final int MOST_MEMBERS = 300;
  private static final int DEEPEST_INDENT = 10;

  /**
   * What the page says of blocks.
   *
   * @param hasSupport whether blocks have a support
   * @param unlisted how many small blocks are not among the rows; empty for none
   */
  record Section(List<Row> rows, boolean hasSupport, String unlisted) {}

  /**
   * A block.
   *
   * @param indent its depth, bounded so that deep blocks stay on the page
   * @param match the node of the taxonomy it matches, and how well; empty for none
   * @param general null without a general class
   * @param more how many members come after the first; empty for none
   * @param unlisted how many members are not listed at all; empty for none
   */
  record Row(
      int id,
      int indent,
      String name,
      String match,
      NumberCell size,
      NumberCell cohesion,
      NumberCell separation,
      NumberCell persistence,
      NumberCell support,
      ClassName general,
      ClassName hub,
      List<ClassName> members,
      String more,
      List<ClassName> moreMembers,
      String unlisted) {}

  /** The largest blocks in the order of the forest; null without any. */
  Section section() {
    List<Block> blocks = model.result().blocks().blocks();
    if (blocks.isEmpty()) {
      return null;
    }
    return new Section(
        blocks.stream()
            .sorted(Comparator.comparingInt(Block::size).reversed())
            .limit(MOST_BLOCKS)
            .sorted(Comparator.comparingInt(Block::id))
            .map(this::row)
            .toList(),
        blocks.stream().anyMatch(block -> !Double.isNaN(block.support())),
        Numbers.countOver(blocks.size(), MOST_BLOCKS));
  }

  private Row row(Block block) {
    int firstEnd = Math.min(block.end(), block.start() + FIRST_MEMBERS);
    int listed = model.isInParts() ? FIRST_MEMBERS : MOST_MEMBERS;
    int moreEnd = Math.min(block.end(), block.start() + listed);
    return new Row(
        block.id(),
        Math.min(block.depth(), DEEPEST_INDENT),
        PlainText.of(block.name()),
        model.result().taxonomy().map(alignment -> match(alignment, block.id())).orElse(""),
        NumberCell.count(block.size()),
        NumberCell.twoDecimals(block.cohesion()),
        NumberCell.twoDecimals(block.separation()),
        NumberCell.twoDecimals(block.persistence()),
        NumberCell.twoDecimals(block.support()),
        block.hasGeneralClass() ? names.of(block.generalClassId()) : null,
        names.of(block.hubClassId()),
        names.between(block.start(), firstEnd),
        moreEnd == firstEnd ? "" : Numbers.countOver(block.size(), FIRST_MEMBERS),
        names.between(firstEnd, moreEnd),
        Numbers.countOver(block.size(), listed));
  }

  private static String match(TaxonomyMatches matches, int blockId) {
    TaxonomyMatches.OfBlock match = matches.ofBlocks().get(blockId);
    return match.isMatch()
        ? Text.of(
            "matches %s (F1 %s)",
            PlainText.of(match.name()), Numbers.twoDecimals(match.overlap().f1()))
        : "";
  }
}
