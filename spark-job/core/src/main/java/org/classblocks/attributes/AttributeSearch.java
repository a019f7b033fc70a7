package org.classblocks.attributes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;
import org.classblocks.blocks.Link;
import org.classblocks.moments.batch.Marginals;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.Similarity;

/**
 * Finds out how much of each block and of each link every attribute explains.
 *
 * <p>The share explained is what is gone of the contrast once the attribute is taken out of all
 * scores ({@link PartialSimilarity}). An attribute that lifts all classes alike explains nothing:
 * what it takes from the similarities inside, it takes from those around. So the test asks whether
 * the classes of a block differ from the others in their correlation with the attribute ({@link
 * DifferenceTest}). For a link, both blocks must, and the larger p counts. All tests of a run are
 * corrected together after Holm, "A Simple Sequentially Rejective Multiple Test Procedure", Scand.
 * J. Statist. 6 (1979).
 *
 * <p>A class that an attribute explains wholly is similar to nothing once it is taken out. If
 * negative similarities become 0, those that are left do as well. The test looks at all as they
 * are.
 *
 * <p>Cost: O(m²) time for each direction of an attribute and m classes, on all cores.
 */
public final class AttributeSearch {
  private final Similarity similarity;
  private final ClassOrder order;
  private final BlockForest forest;
  private final List<Link> links;
  private final double least;
  private final ContrastSums variances;
  private final ContrastSums before;
  private final DifferenceTest test;

  /**
   * @param similarity the similarities, none of them clipped
   * @param clipNegative whether negative ones become 0 in contrasts
   * @param marginals the scores of each class by itself
   */
  public AttributeSearch(
      Similarity similarity,
      boolean clipNegative,
      ClassOrder order,
      BlockForest forest,
      List<Link> links,
      Marginals marginals) {
    this.similarity = similarity;
    this.order = order;
    this.forest = forest;
    this.links = List.copyOf(links);
    this.least = clipNegative ? 0 : -1;
    this.variances = sums((a, b, r) -> r);
    this.before = sums((a, b, r) -> Math.max(least, r));
    this.test = new DifferenceTest(order, marginals);
  }

  private ContrastSums sums(ContrastSums.Value value) {
    return new ContrastSums(similarity, order, forest, links, value);
  }

  /** The findings on all blocks, then those on all links. */
  public AttributeFindings of(List<AttributeLoadings> attributes) {
    List<List<AttributeFinding>> byAttribute =
        attributes.parallelStream().map(this::ofAttribute).toList();
    List<AttributeFinding> adjusted =
        Holm.adjusted(byAttribute.stream().flatMap(List::stream).toList());
    int subjects = forest.blocks().size() + links.size();
    List<AttributeFinding> findings = new ArrayList<>();
    for (int subject = 0; subject < subjects; subject++) {
      int of = subject;
      findings.addAll(
          ranked(
              IntStream.range(0, attributes.size())
                  .mapToObj(attribute -> adjusted.get(attribute * subjects + of))
                  .toList()));
    }
    return new AttributeFindings(attributes, findings);
  }

  private List<AttributeFinding> ofAttribute(AttributeLoadings attribute) {
    PartialSimilarity partial = new PartialSimilarity(attribute, similarity.size());
    ContrastSums after = sums((a, b, r) -> Math.max(least, partial.of(a, b, r)));
    DifferenceTest.Of tested = test.of(attribute);
    List<AttributeFinding> findings = new ArrayList<>();
    for (Block block : forest.blocks()) {
      double p = tested.p(block, null, variances.variance(block));
      findings.add(
          new AttributeFinding(
              block.id(),
              -1,
              attribute.name(),
              before.contrast(block),
              after.contrast(block),
              p,
              p,
              1));
    }
    for (int link = 0; link < links.size(); link++) {
      Block a = forest.blocks().get(links.get(link).blockA());
      Block b = forest.blocks().get(links.get(link).blockB());
      double p =
          Math.max(
              tested.p(a, b, variances.variance(link, a, b)),
              tested.p(b, a, variances.variance(link, b, a)));
      findings.add(
          new AttributeFinding(
              a.id(),
              b.id(),
              attribute.name(),
              before.contrastOfLink(link),
              after.contrastOfLink(link),
              p,
              p,
              1));
    }
    return findings;
  }

  /** Those above chance first, the largest share first; then the others, the smallest p first. */
  private static List<AttributeFinding> ranked(List<AttributeFinding> findings) {
    List<AttributeFinding> sorted =
        findings.stream()
            .sorted(
                Comparator.comparing((AttributeFinding one) -> !one.isSignificant())
                    .thenComparingDouble(AttributeSearch::weakness))
            .toList();
    List<AttributeFinding> ranked = new ArrayList<>();
    for (AttributeFinding one : sorted) {
      ranked.add(one.withRank(ranked.size() + 1));
    }
    return ranked;
  }

  private static double weakness(AttributeFinding one) {
    return one.isSignificant() ? -one.shareExplained() : one.p();
  }
}
