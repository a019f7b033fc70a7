package org.classblocks.blocks;

import java.util.List;

/**
 * Two separate blocks that are more similar to each other than their places in the tree say: a
 * rectangle off the diagonal.
 *
 * @param blockA the id of the block that comes first in the order
 * @param blockB the id of the other one
 * @param meanSimilarity the mean similarity between their classes
 * @param expected what it would be if each block were as similar to the other's surroundings as to
 *     the other itself, and the other way round
 * @param contrast how far the mean lies above what is expected, in standard errors
 * @param pairs the most similar pairs of a class of one and a class of the other, best first
 */
public record Link(
    int blockA,
    int blockB,
    double meanSimilarity,
    double expected,
    double contrast,
    List<Pair> pairs) {
  public Link {
    pairs = List.copyOf(pairs);
  }

  /**
   * A class of each block.
   *
   * @param classA the id of a class of the first block
   * @param classB the id of a class of the second block
   */
  public record Pair(int classA, int classB, double similarity) {}
}
