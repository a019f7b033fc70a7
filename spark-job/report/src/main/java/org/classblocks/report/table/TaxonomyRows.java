package org.classblocks.report.table;

import java.util.Comparator;
import java.util.List;
import org.classblocks.blocks.taxonomy.TaxonomyMatches;
import org.classblocks.report.model.ReportModel;
import org.classblocks.report.text.Numbers;
import org.classblocks.report.text.PlainText;

/** The tables of a taxonomy: its nodes, and siblings that the classifier puts far apart. */
record TaxonomyRows(ReportModel model, ClassNames names) {
  private static final int MOST_NODES = 100;

  /**
   * What the page says of a taxonomy.
   *
   * @param unlisted how many small nodes are not among the rows; empty for none
   * @param hasSiblings whether some siblings are far apart
   */
  record Section(List<Node> nodes, String unlisted, boolean hasSiblings, List<Siblings> siblings) {}

  /**
   * A node.
   *
   * @param block the id of the block that fits it best; empty for none
   * @param blockName the name of that block
   */
  record Node(
      String name,
      NumberCell size,
      NumberCell f1,
      NumberCell recall,
      String block,
      String blockName) {}

  /** Two classes right below one node. */
  record Siblings(
      ClassName first, ClassName second, String node, NumberCell similarity, NumberCell expected) {}

  /** The largest nodes; null without a taxonomy. */
  Section section() {
    return model.result().taxonomy().map(this::section).orElse(null);
  }

  private Section section(TaxonomyMatches matches) {
    return new Section(
        matches.ofNodes().stream()
            .sorted(Comparator.comparingInt(TaxonomyMatches.OfNode::compared).reversed())
            .limit(MOST_NODES)
            .map(this::node)
            .toList(),
        Numbers.countOver(matches.ofNodes().size(), MOST_NODES),
        !matches.siblings().isEmpty(),
        matches.siblings().stream().map(this::siblings).toList());
  }

  private Node node(TaxonomyMatches.OfNode node) {
    boolean hasBlock = node.blockId() >= 0;
    return new Node(
        PlainText.of(node.name()),
        NumberCell.count(node.compared()),
        NumberCell.twoDecimals(node.overlap().f1()),
        NumberCell.percent(node.overlap().recall()),
        hasBlock ? Integer.toString(node.blockId()) : "",
        hasBlock ? PlainText.of(model.result().blocks().blocks().get(node.blockId()).name()) : "");
  }

  private Siblings siblings(TaxonomyMatches.Siblings pair) {
    return new Siblings(
        names.of(pair.classA()),
        names.of(pair.classB()),
        PlainText.of(pair.parentName()),
        NumberCell.twoDecimals(pair.similarity()),
        NumberCell.twoDecimals(pair.expected()));
  }
}
