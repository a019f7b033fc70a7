package org.classblocks.blocks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.Dendrogram;
import org.classblocks.similarity.SimilarityMatrix;

/**
 * Finds the subtrees of a dendrogram that stand out as squares on the diagonal.
 *
 * <p>With a node's level, the mean similarity between its halves, persistence is the share of the
 * distance 1 - level of the node's parent that is gone in the node: 1 - (1 - level) / (1 - parent's
 * level). A similarity that all classes have in common does not change it, nor does the linkage. A
 * node stands out if its persistence has the minimum, and if both its persistence and its level are
 * above what chance gives halves of its sizes, and its cohesion above what chance gives one pair.
 *
 * <p>Of nodes inside each other that differ by fewer classes than the minimum size, only the one
 * that persists longest is a block: a group does not become another one when a few classes join it.
 * The minimum size and persistence are those of Campello et al., "Hierarchical Density Estimates
 * for Data Clustering, Visualization, and Outlier Detection" (2015), doi:10.1145/2733381; unlike
 * there, blocks nest instead of competing.
 *
 * <p>O(m^2) time for m leaves, and O(size^2) for each block; no recursion. The root is never a
 * block: it has no surroundings.
 */
public final class BlockFinder {
  private final int minSize;
  private final double minPersistence;

  /**
   * @param minSize the fewest classes of a block, at least 2
   * @param minPersistence the least persistence of a block, from 0 to 1
   */
  public BlockFinder(int minSize, double minPersistence) {
    this.minSize = minSize;
    this.minPersistence = minPersistence;
  }

  /**
   * The blocks of an ordered matrix.
   *
   * @param similarity the similarities by class id
   * @param order the order of the same classes
   * @param noiseFloor what chance alone may give for one pair among all of them
   */
  public BlockForest find(SimilarityMatrix similarity, ClassOrder order, double noiseFloor) {
    Search search = new Search(similarity, order, noiseFloor);
    return new BlockForest(search.blocks(), noiseFloor, order.size());
  }

  /** The state of one search. */
  private final class Search {
    private final Dendrogram tree;
    private final int[] parents;
    private final NodeSimilarities similarities;
    private final SimilarityMatrix similarity;
    private final ClassOrder order;
    private final HalvesFloor floor;
    private final double noiseFloor;

    Search(SimilarityMatrix similarity, ClassOrder order, double noiseFloor) {
      this.tree = order.dendrogram();
      this.parents = tree.parents();
      this.similarities = new NodeSimilarities(similarity, order);
      this.similarity = similarity;
      this.order = order;
      this.floor = new HalvesFloor(noiseFloor, tree.leafCount());
      this.noiseFloor = noiseFloor;
    }

    List<Block> blocks() {
      List<Integer> nodes = longestPersisting(nodesThatStandOut());
      nodes.sort(
          Comparator.<Integer>comparingInt(order::start)
              .thenComparing(Comparator.<Integer>comparingInt(tree::size).reversed()));
      return nested(nodes);
    }

    private List<Integer> nodesThatStandOut() {
      List<Integer> nodes = new ArrayList<>();
      for (int node = tree.leafCount(); node < tree.root(); node++) {
        if (tree.size(node) >= minSize && standsOut(node)) {
          nodes.add(node);
        }
      }
      return nodes;
    }

    private boolean standsOut(int node) {
      double persistence = persistence(node);
      double chance = floor.of(tree.size(tree.left(node)), tree.size(tree.right(node)));
      return persistence >= minPersistence
          && persistence > chance
          && similarities.level(node) > chance
          && similarities.cohesion(node) > noiseFloor;
    }

    /** Drops every node that is nearly the same as one that persists longer; O(min-size) each. */
    private List<Integer> longestPersisting(List<Integer> nodes) {
      nodes.sort(
          Comparator.<Integer>comparingDouble(this::persistence)
              .reversed()
              .thenComparing(Comparator.reverseOrder()));
      List<Integer> chosen = new ArrayList<>();
      boolean[] isChosen = new boolean[tree.nodeCount()];
      boolean[] isShadowed = new boolean[tree.nodeCount()];
      for (int node : nodes) {
        if (isShadowed[node] || nearAncestors(node).stream().anyMatch(near -> isChosen[near])) {
          continue;
        }
        nearAncestors(node).forEach(near -> isShadowed[near] = true);
        isChosen[node] = true;
        chosen.add(node);
      }
      return chosen;
    }

    /** The nodes around a node that have fewer than the minimum size of classes more. */
    private List<Integer> nearAncestors(int node) {
      List<Integer> near = new ArrayList<>();
      int ancestor = parents[node];
      while (ancestor >= 0 && tree.size(ancestor) - tree.size(node) < minSize) {
        near.add(ancestor);
        ancestor = parents[ancestor];
      }
      return near;
    }

    /** The persistence of a node below the root; 0 where the parent leaves no distance. */
    private double persistence(int node) {
      double distance = 1 - similarities.level(parents[node]);
      return distance <= 0 ? 0 : 1 - (1 - similarities.level(node)) / distance;
    }

    private List<Block> nested(List<Integer> nodes) {
      List<Block> blocks = new ArrayList<>();
      int parent = -1;
      for (int node : nodes) {
        while (parent >= 0 && blocks.get(parent).end() <= order.start(node)) {
          parent = blocks.get(parent).parentId();
        }
        int depth = parent < 0 ? 0 : blocks.get(parent).depth() + 1;
        blocks.add(block(blocks.size(), parent, depth, node));
        parent = blocks.size() - 1;
      }
      return blocks;
    }

    private Block block(int id, int parentId, int depth, int node) {
      BlockMembers members = new BlockMembers(similarity, order, node);
      return new Block(
          id,
          parentId,
          depth,
          order.start(node),
          order.end(node),
          similarities.cohesion(node),
          similarities.separation(node),
          persistence(node),
          members.hub(),
          members.name());
    }
  }
}
