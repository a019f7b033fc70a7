package org.classblocks.report.finding;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.classblocks.Text;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.taxonomy.TaxonomyMatches;
import org.classblocks.report.finding.Finding.Part;
import org.classblocks.report.text.Numbers;
import org.classblocks.report.text.PlainText;
import org.classblocks.result.RunResult;

/** Where the model's groups and the taxonomy differ, if there is one. */
record TaxonomyFindings(RunResult result, Names names) {
  private static final int LEAST_CLASSES = 5;
  private static final int LARGEST_SHARE = 3;
  private static final double UNSEEN = 1.0 / 3;

  /** The largest group that no node explains; or that each has one. */
  Optional<Finding> groups() {
    return result.taxonomy().filter(found -> !found.ofBlocks().isEmpty()).map(this::groups);
  }

  private Finding groups(TaxonomyMatches taxonomy) {
    Finding.Builder sentence =
        new Finding.Builder("taxonomy")
            .text(
                Text.of(
                    "%s of %s a node of the taxonomy",
                    Numbers.count(taxonomy.matching()),
                    Numbers.count(taxonomy.ofBlocks().size(), "group matches", "groups match")));
    List<Part> unexplained =
        result.blocks().blocks().stream()
            .filter(block -> !taxonomy.ofBlocks().get(block.id()).isMatch())
            .filter(block -> block.size() < result.classes().size() / 2)
            .sorted(Comparator.comparingInt(Block::size).reversed())
            .limit(2)
            .map(names::block)
            .toList();
    return unexplained.isEmpty()
        ? sentence.text(".").build()
        : sentence
            .text(
                unexplained.size() == 1
                    ? "; none explains "
                    : "; the largest that none explains are ")
            .names(unexplained)
            .text(".")
            .build();
  }

  /** The largest node that the model does not see. */
  Optional<Finding> unseen() {
    return result.taxonomy().stream()
        .flatMap(found -> found.ofNodes().stream())
        .filter(node -> node.compared() >= LEAST_CLASSES && node.overlap().f1() < UNSEEN)
        .filter(node -> node.compared() <= result.classes().size() / LARGEST_SHARE)
        .max(
            Comparator.comparingInt(TaxonomyMatches.OfNode::compared)
                .thenComparing(node -> -node.overlap().f1()))
        .map(this::unseen);
  }

  private Finding unseen(TaxonomyMatches.OfNode node) {
    Finding.Builder sentence =
        new Finding.Builder("unseen")
            .text(
                Text.of(
                    "The model does not see \u201c%s\u201d of the taxonomy as one group: its %s"
                        + " are scattered",
                    PlainText.className(node.name()),
                    Numbers.count(node.compared(), "class", "classes")));
    if (node.blockId() >= 0) {
      sentence
          .text(", some of them in ")
          .name(names.block(result.blocks().blocks().get(node.blockId())));
    }
    return sentence.text(".").build();
  }
}
