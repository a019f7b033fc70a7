package org.classblocks.blocks.taxonomy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;
import org.classblocks.order.ClassOrder;

/**
 * The best node of every block, and the best block of every node, by F1.
 *
 * <p>Only nodes of two classes or more count. Of nodes that fit a block equally well the {@link
 * ComparedTaxonomy#isCloser} one is taken, of blocks the smaller one, or else the one with the
 * lower id. For each block the nodes above each of its classes are walked: O(classes x blocks
 * around each x nodes above each) time, O(n) memory for n nodes.
 */
final class BestMatches {
  private static final int LEAST_CLASSES = 2;

  private final ComparedTaxonomy taxonomy;
  private final BlockForest forest;
  private final BlockMatch[] ofBlocks;
  private final int[] blocks;
  private final Overlap[] ofNodes;
  private final int[] starts;
  private final int[] ends;

  BestMatches(ComparedTaxonomy taxonomy, ClassOrder order, BlockForest forest) {
    this.taxonomy = taxonomy;
    this.forest = forest;
    this.ofBlocks = new BlockMatch[forest.blocks().size()];
    this.blocks = new int[taxonomy.graph().size()];
    this.ofNodes = new Overlap[taxonomy.graph().size()];
    Arrays.fill(ofBlocks, BlockMatch.NONE);
    Arrays.fill(blocks, -1);
    Arrays.fill(ofNodes, Overlap.NONE);
    this.starts = new int[taxonomy.graph().size()];
    this.ends = new int[taxonomy.graph().size()];
    Arrays.fill(starts, -1);
    findEnds(order);
    Shares shares = new Shares(order);
    forest.blocks().forEach(shares::meet);
  }

  /** Finds the first and the last class of each node. */
  private void findEnds(ClassOrder order) {
    AncestorWalk above = new AncestorWalk(taxonomy.graph());
    for (int position = 0; position < order.dendrogram().leafCount(); position++) {
      int node = taxonomy.nodeOf(order.classAt(position));
      if (node >= 0) {
        above.from(node);
        for (int i = 0; i < above.count(); i++) {
          int holding = above.at(i);
          starts[holding] = starts[holding] < 0 ? position : starts[holding];
          ends[holding] = position + 1;
        }
      }
    }
  }

  /** How many classes of one block each node has; reused from block to block. */
  private final class Shares {
    private final ClassOrder order;
    private final AncestorWalk above = new AncestorWalk(taxonomy.graph());
    private final int[] shared = new int[taxonomy.graph().size()];
    private final int[] touched = new int[taxonomy.graph().size()];

    Shares(ClassOrder order) {
      this.order = order;
    }

    void meet(Block block) {
      int count = 0;
      for (int position = block.start(); position < block.end(); position++) {
        int node = taxonomy.nodeOf(order.classAt(position));
        if (node >= 0) {
          above.from(node);
          for (int i = 0; i < above.count(); i++) {
            if (shared[above.at(i)]++ == 0) {
              touched[count++] = above.at(i);
            }
          }
        }
      }
      for (int i = 0; i < count; i++) {
        int node = touched[i];
        if (taxonomy.size(node) >= LEAST_CLASSES) {
          compare(block, node, new Overlap(shared[node], block.size(), taxonomy.size(node)));
        }
        shared[node] = 0;
      }
    }
  }

  private void compare(Block block, int node, Overlap overlap) {
    BlockMatch best = ofBlocks[block.id()];
    int better = overlap.compareF1(best.overlap());
    if (best.node() < 0 || better > 0 || (better == 0 && taxonomy.isCloser(node, best.node()))) {
      ofBlocks[block.id()] = new BlockMatch(node, overlap);
    }
    // Blocks come by id, so of equally good ones only a smaller one takes the place.
    better = overlap.compareF1(ofNodes[node]);
    if (blocks[node] < 0
        || better > 0
        || (better == 0 && block.size() < forest.blocks().get(blocks[node]).size())) {
      blocks[node] = block.id();
      ofNodes[node] = overlap;
    }
  }

  /** The best node of each block, by block id. */
  List<BlockMatch> ofBlocks() {
    return List.of(ofBlocks);
  }

  /**
   * The best block of each node that counts, by node.
   *
   * @param sizes the number of classes of each node, with or without a correlation
   */
  List<NodeMatch> ofNodes(int[] sizes) {
    return IntStream.range(0, blocks.length)
        .filter(node -> taxonomy.size(node) >= LEAST_CLASSES)
        .mapToObj(
            node ->
                new NodeMatch(
                    node,
                    sizes[node],
                    taxonomy.size(node),
                    starts[node],
                    ends[node],
                    blocks[node],
                    ofNodes[node]))
        .toList();
  }
}
