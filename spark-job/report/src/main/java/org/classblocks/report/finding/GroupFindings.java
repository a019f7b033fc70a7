package org.classblocks.report.finding;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.classblocks.Text;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.Link;
import org.classblocks.report.finding.Finding.Part;
import org.classblocks.report.text.Numbers;
import org.classblocks.result.RunResult;
import org.classblocks.result.TypicalClasses;

/** What the classes fall into, and which groups are alike though they lie apart. */
record GroupFindings(RunResult result, Names names) {
  private static final int MOST_GROUPS = 3;

  /** The groups at the top, the largest first. */
  Finding groups() {
    int compared = result.order().dendrogram().leafCount();
    List<Block> roots =
        result.blocks().roots().stream()
            .sorted(Comparator.comparingInt(Block::size).reversed())
            .toList();
    if (compared < 2) {
      return Finding.of(
          "groups", "Fewer than two classes have a correlation, so there is nothing to compare.");
    }
    if (roots.isEmpty()) {
      return Finding.of(
          "groups",
          Text.of(
              "The %s form no group: none are clearly more alike than the rest.",
              Numbers.count(compared, "class", "classes")));
    }
    Finding.Builder sentence = new Finding.Builder("groups");
    int inside = roots.stream().mapToInt(Block::size).sum();
    sentence.text(
        Text.of(
            "The %s fall into %s%s. ",
            Numbers.count(compared, "class", "classes"),
            Numbers.count(roots.size(), "group", "groups"),
            inside == compared ? "" : Text.of(", and %s in none", standing(compared - inside))));
    sentence.text(
        roots.size() == 1
            ? "It is "
            : roots.size() <= MOST_GROUPS ? "They are " : "The largest are ");
    List<Block> largest = roots.subList(0, Math.min(MOST_GROUPS, roots.size()));
    for (int i = 0; i < largest.size(); i++) {
      Block block = largest.get(i);
      sentence.text(i == 0 ? "" : i == largest.size() - 1 ? " and " : ", ");
      sentence.name(names.block(block));
      sentence.text(Text.of(" (%s, such as ", Numbers.count(block.size(), "class", "classes")));
      sentence.names(examples(block));
      sentence.text(")");
    }
    return sentence.text(".").build();
  }

  private static String standing(int classes) {
    return Numbers.count(classes, "class is", "classes are");
  }

  /** The hub, and the class that is most like it. */
  private List<Part> examples(Block block) {
    return new TypicalClasses(result)
        .of(block, 2, id -> true).stream().map(names::classAt).toList();
  }

  /** The clearest link. */
  Optional<Finding> link() {
    return result.links().stream().findFirst().map(this::link);
  }

  private Finding link(Link link) {
    Block first = result.blocks().blocks().get(link.blockA());
    Block second = result.blocks().blocks().get(link.blockB());
    String place = Text.of("link=%d,%d", first.id(), second.id());
    Finding.Builder sentence =
        new Finding.Builder("link")
            .name(new Part(names.ofBlock(first), place))
            .text(" and ")
            .name(new Part(names.ofBlock(second), place))
            .text(
                Text.of(
                    " lie in different groups, but are alike: their similarity is %s where %s is"
                        + " expected",
                    Numbers.twoDecimals(link.meanSimilarity()),
                    Numbers.twoDecimals(link.expected())));
    link.pairs().stream()
        .findFirst()
        .ifPresent(
            pair ->
                sentence
                    .text(", most of all ")
                    .name(names.ofPair(pair.classA(), pair.classB()))
                    .text(" and ")
                    .name(names.ofPair(pair.classB(), pair.classA())));
    return sentence.text(".").build();
  }
}
