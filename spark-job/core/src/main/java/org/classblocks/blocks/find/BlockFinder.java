package org.classblocks.blocks.find;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.linkage.Dendrogram;
import org.classblocks.similarity.Containment;
import org.classblocks.similarity.Similarity;
import org.classblocks.similarity.SimilarityMatrix;

/**
 * Finds the subtrees of a dendrogram that stand out as squares on the diagonal.
 *
 * <p>A node is a block if all of these hold:
 *
 * <ul>
 *   <li>it has enough classes;
 *   <li>its {@link CandidateMeasures#contrast contrast} to what surrounds it is high enough;
 *   <li>chance does not explain it ({@link ChanceRule});
 *   <li>no block inside or around it is nearly the same ({@link RedundantNodes});
 *   <li>there are not too many clearer ones ({@link Shortlist}).
 * </ul>
 *
 * <p>The larger a block, the less contrast it needs, whatever the scale of the similarities. A
 * group that a few classes join one by one is one block, not several. The root is never a block,
 * since nothing surrounds it.
 *
 * <p>Blocks are decided by rounded similarities ({@link SimilarityMatrix#rounded()}); their figures
 * have all digits. O(m^2) time for m leaves, or in a graph O(m log m) and O(log d) for each of the
 * d kept pairs of a class; no recursion.
 *
 * <p>Departs from the excess of mass of Campello et al., "Hierarchical Density Estimates for Data
 * Clustering, Visualization, and Outlier Detection" (2015), doi:10.1145/2733381: nested groups do
 * not compete, so a group and its parts can all be blocks.
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
   * @param noise what sampling alone does to the similarities
   * @param containment how far each class is contained in each other, if that is known
   */
  public BlockForest find(
      Similarity similarity,
      ClassOrder order,
      SamplingNoise noise,
      Optional<Containment> containment) {
    Similarity rounded = similarity.rounded();
    int[] nodes = nodes(order, NodeSimilarities.of(rounded, order), noise);
    NodeSimilarities nodeSimilarities = NodeSimilarities.of(similarity, order);
    CandidateMeasures measures = new CandidateMeasures(order, nodeSimilarities, noise);
    Nesting nesting = new Nesting(order, nodes);
    Generality.AddedScores added =
        containment
            .<Generality.AddedScores>map(known -> known::addedScore)
            .orElse((a, b) -> Double.NaN);
    CentralClasses central =
        CentralClasses.of(rounded, order, nodes, nesting, added, measures.pairFloor());
    String[] names =
        central.names(
            IntStream.of(nodes).map(node -> order.end(node) - order.start(node)).toArray(),
            nesting,
            similarity.classes());
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
              measures.persistence(node),
              measures.contrast(node),
              Double.NaN,
              central.hub(id),
              central.general(id),
              names[id]));
    }
    return new BlockForest(blocks, measures.pairFloor(), order.size());
  }

  /** The same for scores of which nothing else is known: no block has a general class. */
  public BlockForest find(Similarity similarity, ClassOrder order, SamplingNoise noise) {
    return find(similarity, order, noise, Optional.empty());
  }

  /** The nodes that are blocks, by start, outer ones first. */
  int[] nodes(ClassOrder order, NodeSimilarities similarities, SamplingNoise noise) {
    Dendrogram tree = order.dendrogram();
    CandidateMeasures measures = new CandidateMeasures(order, similarities, noise);
    ChanceRule chance = new ChanceRule(order, similarities, noise);
    List<Integer> prominent = new ArrayList<>();
    for (int node = tree.leafCount(); node < tree.root(); node++) {
      if (tree.size(node) >= minSize
          && measures.persistence(node) > 0
          && measures.contrast(node) >= minContrast
          && chance.isAbove(node)) {
        prominent.add(node);
      }
    }
    List<Integer> distinct = new RedundantNodes(tree, measures).thinned(prominent);
    List<Integer> nodes = Shortlist.of(distinct, tree.leafCount(), measures);
    return nodes.stream()
        .sorted(
            Comparator.<Integer>comparingInt(order::start)
                .thenComparing(Comparator.<Integer>comparingInt(tree::size).reversed()))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
