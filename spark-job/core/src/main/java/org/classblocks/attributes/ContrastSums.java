package org.classblocks.attributes;

import java.util.List;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;
import org.classblocks.blocks.Link;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.Similarity;

/**
 * Sums of similarities inside blocks, between a block and the rest, and between linked blocks.
 * Every pair of classes is looked at once, and a pair of two linked blocks once more for the link:
 * O(m² + l) time for m classes and l pairs in all links, O(m) memory. Immutable.
 */
final class ContrastSums {
  private final int classes;
  private final List<Block> blocks;
  private final List<Link> links;
  private final double[] inside;
  private final double[] outward;
  private final double[] between;
  private double all;

  /** What is summed up in place of a similarity. */
  interface Value {
    double of(int a, int b, double similarity);
  }

  ContrastSums(
      Similarity similarity, ClassOrder order, BlockForest forest, List<Link> links, Value value) {
    this.classes = order.dendrogram().leafCount();
    this.blocks = forest.blocks();
    this.links = links;
    this.inside = new double[blocks.size()];
    this.outward = new double[blocks.size()];
    this.between = new double[links.size()];
    double[] totals = new double[classes];
    double[] row = new double[similarity.size()];
    for (int p = 0; p < classes; p++) {
      int id = order.classAt(p);
      similarity.copyRow(id, row);
      int block = forest.innermostAt(p);
      for (int q = p + 1; q < classes; q++) {
        while (block >= 0 && q >= blocks.get(block).end()) {
          block = blocks.get(block).parentId();
        }
        double of = value.of(id, order.classAt(q), row[order.classAt(q)]);
        totals[p] += of;
        totals[q] += of;
        if (block >= 0) {
          inside[block] += of;
        }
      }
    }
    addUp(totals);
    for (int link = 0; link < between.length; link++) {
      between[link] = between(links.get(link), similarity, order, value);
    }
  }

  private double between(Link link, Similarity similarity, ClassOrder order, Value value) {
    Block a = blocks.get(link.blockA());
    Block b = blocks.get(link.blockB());
    double sum = 0;
    for (int p = a.start(); p < a.end(); p++) {
      int id = order.classAt(p);
      for (int q = b.start(); q < b.end(); q++) {
        int other = order.classAt(q);
        sum += value.of(id, other, similarity.at(id, other));
      }
    }
    return sum;
  }

  private void addUp(double[] totals) {
    for (int id = blocks.size() - 1; id >= 0; id--) {
      if (blocks.get(id).parentId() >= 0) {
        inside[blocks.get(id).parentId()] += inside[id];
      }
    }
    for (Block block : blocks) {
      for (int p = block.start(); p < block.end(); p++) {
        outward[block.id()] += totals[p];
      }
      outward[block.id()] -= 2 * inside[block.id()];
    }
    for (double total : totals) {
      all += total / 2;
    }
  }

  /** The mean similarity inside a block less that between it and all other classes. */
  double contrast(Block block) {
    double size = block.size();
    return inside[block.id()] / (size * (size - 1) / 2)
        - outward[block.id()] / (size * (classes - size));
  }

  /** The mean similarity between the blocks of a link less that between them and all others. */
  double contrastOfLink(int link) {
    Block a = blocks.get(links.get(link).blockA());
    Block b = blocks.get(links.get(link).blockB());
    double size = (double) a.size() + b.size();
    return between[link] / ((double) a.size() * b.size())
        - (outward[a.id()] + outward[b.id()] - 2 * between[link]) / (size * (classes - size));
  }

  /**
   * The variance of the mean of a block's classes less the mean of all others, each class of
   * variance 1.
   */
  double variance(Block block) {
    double size = block.size();
    double rest = classes - size;
    double ofBlock = size + 2 * inside[block.id()];
    double ofRest = classes + 2 * all - ofBlock - 2 * outward[block.id()];
    return ofBlock / (size * size)
        - 2 * outward[block.id()] / (size * rest)
        + ofRest / (rest * rest);
  }

  /** The same for a block of a link, whose other block is left out. */
  double variance(int link, Block block, Block other) {
    double size = block.size();
    double rest = classes - size - other.size();
    double ofBlock = size + 2 * inside[block.id()];
    double ofOther = other.size() + 2 * inside[other.id()];
    double toRest = outward[block.id()] - between[link];
    double ofRest =
        classes
            + 2 * all
            - ofBlock
            - ofOther
            - 2 * between[link]
            - 2 * toRest
            - 2 * (outward[other.id()] - between[link]);
    return ofBlock / (size * size) - 2 * toRest / (size * rest) + ofRest / (rest * rest);
  }
}
