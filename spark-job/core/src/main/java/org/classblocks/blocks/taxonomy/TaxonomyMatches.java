package org.classblocks.blocks.taxonomy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the blocks compare with a taxonomy, by the ids and names of its nodes.
 *
 * @param nodeCount the number of nodes of the taxonomy
 * @param missingClasses the ids of the classes that it does not have, ascending
 * @param unknownLeaves how many of its leaves are no class
 * @param ofBlocks the best node of each block, by block id
 * @param ofNodes the best block of each node of two classes or more, by the id of the node
 * @param siblings siblings that the classifier puts far apart, the clearest first
 * @param paths the nodes around each class, by class id, from the top down, as indices of {@code
 *     ofNodes}; empty for a class that no such node has
 * @param agreement how far the two agree as a whole
 */
public record TaxonomyMatches(
    int nodeCount,
    List<Integer> missingClasses,
    int unknownLeaves,
    List<OfBlock> ofBlocks,
    List<OfNode> ofNodes,
    List<Siblings> siblings,
    List<List<Integer>> paths,
    TaxonomyAlignment.Agreement agreement) {
  public TaxonomyMatches {
    missingClasses = List.copyOf(missingClasses);
    ofBlocks = List.copyOf(ofBlocks);
    ofNodes = List.copyOf(ofNodes);
    siblings = List.copyOf(siblings);
    paths = List.copyOf(paths);
  }

  /**
   * The best node of a block. A node that fits too poorly to be a match has no name here: somebody
   * would take it for the block's.
   *
   * @param id the id of the node that the block matches, or null
   * @param name its name, or null
   * @param overlap how well the best node fits, whether it is a match or not
   */
  public record OfBlock(String id, String name, Overlap overlap) {
    public boolean isMatch() {
      return id != null;
    }
  }

  /**
   * A node and the block that fits it best.
   *
   * @param depth the most steps from the node up to one without parents
   * @param size the number of its classes, with or without a correlation
   * @param compared the number of those that have one
   * @param start the first position of those in the order; -1 if that is not known
   * @param end the position after the last of them
   * @param blockId the block, or -1 if none shares a class with the node
   * @param overlap how well the two fit
   */
  public record OfNode(
      String id,
      String name,
      int depth,
      int size,
      int compared,
      int start,
      int end,
      int blockId,
      Overlap overlap) {
    /** Whether the block fits well enough to be called by the name of the node. */
    public boolean isMatch() {
      return overlap.f1() >= BlockMatch.LEAST_F1;
    }
  }

  /** A {@link SiblingPair} with the id and the name of the node right above both classes. */
  public record Siblings(
      int classA,
      int classB,
      String parentId,
      String parentName,
      double similarity,
      double expected,
      double deviation,
      double height) {}

  /** The figures of an alignment. */
  public static TaxonomyMatches of(TaxonomyAlignment alignment) {
    Taxonomy taxonomy = alignment.taxonomy();
    TaxonomyGraph graph = taxonomy.graph();
    return new TaxonomyMatches(
        graph.size(),
        taxonomy.missingClasses(),
        taxonomy.unknownLeaves(),
        alignment.blocks().stream().map(block -> ofBlock(block, graph)).toList(),
        alignment.nodes().stream().map(node -> ofNode(node, graph)).toList(),
        alignment.siblings().stream().map(pair -> siblings(pair, graph)).toList(),
        paths(alignment),
        alignment.agreement());
  }

  private static List<List<Integer>> paths(TaxonomyAlignment alignment) {
    Map<Integer, Integer> indices = new HashMap<>();
    alignment.nodes().forEach(match -> indices.put(match.node(), indices.size()));
    return alignment.paths().stream()
        .map(path -> path.stream().map(indices::get).toList())
        .toList();
  }

  private static OfBlock ofBlock(BlockMatch match, TaxonomyGraph graph) {
    return match.isMatch()
        ? new OfBlock(graph.id(match.node()), graph.name(match.node()), match.overlap())
        : new OfBlock(null, null, match.overlap());
  }

  private static OfNode ofNode(NodeMatch match, TaxonomyGraph graph) {
    return new OfNode(
        graph.id(match.node()),
        graph.name(match.node()),
        graph.depth(match.node()),
        match.size(),
        match.compared(),
        match.start(),
        match.end(),
        match.blockId(),
        match.overlap());
  }

  private static Siblings siblings(SiblingPair pair, TaxonomyGraph graph) {
    return new Siblings(
        pair.classA(),
        pair.classB(),
        graph.id(pair.parent()),
        graph.name(pair.parent()),
        pair.similarity(),
        pair.expected(),
        pair.deviation(),
        pair.height());
  }

  /** How many blocks match a node. */
  public int matching() {
    return (int) ofBlocks.stream().filter(OfBlock::isMatch).count();
  }
}
