package org.classblocks.blocks.taxonomy;

import java.util.List;
import org.classblocks.Text;
import org.classblocks.blocks.BlockForest;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.Similarity;

/**
 * Compares the blocks and the dendrogram of a classifier with a taxonomy.
 *
 * <p>Only classes with a correlation count, since the others are in no block.
 *
 * @param blocks the best node of each block, by block id
 * @param nodes the best block of each node of two classes or more, by the id of the node
 * @param siblings siblings that the classifier puts far apart, the clearest first; at most {@value
 *     #MOST_SIBLINGS}
 * @param paths the nodes around each class, by class id, from the top down
 */
public record TaxonomyAlignment(
    Taxonomy taxonomy,
    List<BlockMatch> blocks,
    List<NodeMatch> nodes,
    List<SiblingPair> siblings,
    List<List<Integer>> paths,
    Agreement agreement) {
  /** The most pairs of siblings that are listed. */
  private static final int MOST_SIBLINGS = 100;

  /** The fewest classes of a node that a block might be expected for. */
  private static final int LEAST_GROUP = 3;

  /**
   * How far the two agree as a whole.
   *
   * @param copheneticCorrelation over all pairs of classes, the correlation between the height at
   *     which two merge in the dendrogram and the logarithm of the size of the smallest node of the
   *     taxonomy that has both; NaN where either is the same for all pairs
   * @param topNodes the number of nodes at the upper end of the taxonomy
   * @param adjustedRandIndex between the blocks at the top and the nodes at the upper end, with a
   *     class in neither as a part by itself; NaN where only one outcome is possible
   * @param meanNodeF1 the mean F1 of the nodes of three classes or more and their best blocks,
   *     where a node without any has 0; NaN without such nodes
   */
  public record Agreement(
      double copheneticCorrelation, int topNodes, double adjustedRandIndex, double meanNodeF1) {}

  /**
   * Holds blocks against a taxonomy of the same classes.
   *
   * @param similarity the similarities by class id
   * @param order the order of the same classes
   * @param forest the blocks of that order
   */
  public static TaxonomyAlignment of(
      Taxonomy taxonomy, Similarity similarity, ClassOrder order, BlockForest forest) {
    if (taxonomy.classCount() != order.size()) {
      throw new IllegalArgumentException(
          Text.of("a taxonomy of %d classes of %d", taxonomy.classCount(), order.size()));
    }
    ComparedTaxonomy compared = new ComparedTaxonomy(taxonomy, order);
    BestMatches matches = new BestMatches(compared, order, forest);
    List<NodeMatch> nodes = matches.ofNodes(taxonomy.sizes());
    TopLevel top = new TopLevel(compared);
    return new TaxonomyAlignment(
        taxonomy,
        matches.ofBlocks(),
        nodes,
        new StraySiblings(compared, similarity, order).pairs(MOST_SIBLINGS),
        new TaxonomyPaths(taxonomy, compared, top).ofClasses(),
        new Agreement(
            CopheneticCorrelation.of(compared, order),
            top.nodeCount(),
            AdjustedRandIndex.of(top.partsByNode(), top.partsByBlock(order, forest)),
            meanF1(nodes)));
  }

  private static double meanF1(List<NodeMatch> nodes) {
    return nodes.stream()
        .filter(node -> node.compared() >= LEAST_GROUP)
        .mapToDouble(node -> node.blockId() < 0 ? 0 : node.overlap().f1())
        .average()
        .orElse(Double.NaN);
  }
}
