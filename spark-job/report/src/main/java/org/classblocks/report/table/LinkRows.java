package org.classblocks.report.table;

import java.util.List;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.Link;
import org.classblocks.report.model.ReportModel;
import org.classblocks.report.text.Numbers;
import org.classblocks.report.text.PlainText;

/** The table of links between blocks. */
record LinkRows(ReportModel model, ClassNames names) {
  private static final int MOST_LINKS = 100;
  private static final int PAIRS_OF_A_LINK = 3;

  /**
   * What the page says of links.
   *
   * @param unlisted how many links are not among the rows; empty for none
   */
  record Section(List<Row> rows, String unlisted) {}

  record End(int id, String name, String size) {}

  /** Two classes of the two blocks of a link. */
  record Carriers(ClassName first, ClassName second) {}

  /** A link, with the pairs of classes that carry it. */
  record Row(
      End first,
      End second,
      NumberCell similarity,
      NumberCell expected,
      NumberCell contrast,
      List<Carriers> carriers) {}

  /** The clearest links; null without any. */
  Section section() {
    List<Link> links = model.result().links();
    return links.isEmpty()
        ? null
        : new Section(
            links.stream().limit(MOST_LINKS).map(this::row).toList(),
            Numbers.countOver(links.size(), MOST_LINKS));
  }

  private Row row(Link link) {
    return new Row(
        end(link.blockA()),
        end(link.blockB()),
        NumberCell.twoDecimals(link.meanSimilarity()),
        NumberCell.twoDecimals(link.expected()),
        NumberCell.twoDecimals(link.contrast()),
        link.pairs().stream()
            .limit(PAIRS_OF_A_LINK)
            .map(pair -> new Carriers(names.of(pair.classA()), names.of(pair.classB())))
            .toList());
  }

  private End end(int blockId) {
    Block block = model.result().blocks().blocks().get(blockId);
    return new End(
        blockId, PlainText.of(block.name()), Numbers.count(block.size(), "class", "classes"));
  }
}
