package org.classblocks.blocks.find;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.linkage.Dendrogram;
import org.classblocks.similarity.SimilarityMatrix;

/**
 * Finds the subtrees of a dendrogram that stand out as squares on the diagonal.
 *
 * <p>A node is a block if it has enough classes, if its contrast to its surroundings ({@link
 * Prominence#contrast}) is high enough, if chance does not explain it ({@link
 * Prominence#isAboveChance}), and if no block inside or around it is nearly the same ({@link
 * NearRepeats}). So a block needs the less contrast the larger it is, whatever the scale of the
 * similarities, and a group that a few classes join one by one is one block, not several.
 *
 * <p>Unlike the excess of mass in Campello et al., "Hierarchical Density Estimates for Data
 * Clustering, Visualization, and Outlier Detection" (2015), doi:10.1145/2733381, nested groups do
 * not compete: a group and its parts can all be blocks.
 *
 * <p>What is a block is decided by rounded similarities ({@link SimilarityMatrix#rounded()}); what
 * is said of blocks has all digits.
 *
 * <p>O(m^2) time for m leaves; no recursion. The root is never a block: it has no surroundings.
 *
 * @param minSize the fewest classes of a block, at least 2
 * @param minContrast the least contrast of a block, in standard errors, at least 0
 */
public record BlockFinder(int minSize, double minContrast) {
  /**
   * The blocks of an ordered matrix.
   *
   * @param similarity the similarities by class id
   * @param order the order of the same classes
   * @param evidence what the similarities rest on
   */
  public BlockForest find(SimilarityMatrix similarity, ClassOrder order, Evidence evidence) {
    SimilarityMatrix rounded = similarity.rounded();
    int[] nodes =
        nodes(order, new Prominence(order, NodeSimilarities.of(rounded, order), evidence));
    NodeSimilarities nodeSimilarities = NodeSimilarities.of(similarity, order);
    Prominence prominence = new Prominence(order, nodeSimilarities, evidence);
    Nesting nesting = new Nesting(order, nodes);
    Centres centres = Centres.of(rounded, order, nodes, nesting);
    List<Block> blocks = new ArrayList<>();
    for (int id = 0; id < nodes.length; id++) {
      int node = nodes[id];
      int parent = nesting.parent(id);
      blocks.add(
          new Block(
              id,
              parent,
              parent < 0 ? 0 : blocks.get(parent).depth() + 1,
              order.start(node),
              order.end(node),
              nodeSimilarities.cohesion(node),
              nodeSimilarities.separation(node),
              prominence.persistence(node),
              prominence.contrast(node),
              Double.NaN,
              centres.hub(id),
              centres.name(id, similarity.classes())));
    }
    return new BlockForest(blocks, prominence.pairFloor(), order.size());
  }

  /** The nodes that are blocks, by start, outer ones first. */
  int[] nodes(ClassOrder order, Prominence prominence) {
    Dendrogram tree = order.dendrogram();
    List<Integer> prominent = new ArrayList<>();
    for (int node = tree.leafCount(); node < tree.root(); node++) {
      if (tree.size(node) >= minSize
          && prominence.contrast(node) >= minContrast
          && prominence.isAboveChance(node)) {
        prominent.add(node);
      }
    }
    List<Integer> nodes = new NearRepeats(tree, prominence).thinned(prominent);
    return nodes.stream()
        .sorted(
            Comparator.<Integer>comparingInt(order::start)
                .thenComparing(Comparator.<Integer>comparingInt(tree::size).reversed()))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
