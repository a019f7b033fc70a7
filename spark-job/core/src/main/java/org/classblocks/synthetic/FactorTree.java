package org.classblocks.synthetic;

import java.io.Serializable;
import java.util.Arrays;
import org.classblocks.UserErrorException;

/**
 * One latent factor for all classes and one for each block, as a tree: the share of a class in the
 * factors is the sum along the path from the root to its innermost block.
 *
 * <p>Node 0 is the factor of all classes; nodes come after their parents. The factor of a block on
 * level l weighs sqrt(rho_l - rho_(l-1)), so the variance along a path that ends on level l is
 * rho_l: this is the covariance of two classes whose paths part there.
 */
final class FactorTree implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int[] parents;
  private final double[] weights;
  private final int[] nodes;
  private final double[] ownWeights;

  /**
   * @throws UserErrorException if there is not one correlation for each level
   */
  FactorTree(Hierarchy hierarchy, ScoreShape shape) {
    int levels = hierarchy.levels();
    if (shape.correlations().size() != levels) {
      throw UserErrorException.usage(
          "Expected one correlation for each level of blocks, found %d levels and %d"
              + " correlations (%s). Give %d correlations, growing from the outermost level"
              + " inwards.",
          levels, shape.correlations().size(), shape.correlations(), levels);
    }
    int[] firstNodes = new int[levels + 1];
    firstNodes[0] = 1;
    for (int level = 0; level < levels; level++) {
      firstNodes[level + 1] = firstNodes[level] + hierarchy.blocks(level);
    }
    this.parents = new int[firstNodes[levels]];
    this.weights = new double[firstNodes[levels]];
    this.nodes = new int[hierarchy.classes()];
    this.ownWeights = new double[hierarchy.classes()];
    weights[0] = StrictMath.sqrt(shape.common());
    Arrays.fill(ownWeights, StrictMath.sqrt(1 - shape.common()));
    for (int level = 0; level < levels; level++) {
      double outer = level == 0 ? shape.common() : shape.correlations().get(level - 1);
      addLevel(hierarchy, level, firstNodes, outer, shape.correlations().get(level));
    }
  }

  private void addLevel(
      Hierarchy hierarchy, int level, int[] firstNodes, double outer, double inner) {
    for (int block = 0; block < hierarchy.blocks(level); block++) {
      int node = firstNodes[level] + block;
      weights[node] = StrictMath.sqrt(inner - outer);
      parents[node] = level == 0 ? 0 : firstNodes[level - 1] + hierarchy.parent(level, block);
    }
    for (int id = 0; id < nodes.length; id++) {
      int block = hierarchy.block(level, id);
      if (block != Hierarchy.NONE) {
        nodes[id] = firstNodes[level] + block;
        ownWeights[id] = StrictMath.sqrt(1 - inner);
      }
    }
  }

  int size() {
    return parents.length;
  }

  /**
   * Draws the factors of one sample.
   *
   * @param sums receives at each node the sum of weighted factors from the root; {@link #size} long
   */
  void draw(RandomStream random, double[] sums) {
    sums[0] = weights[0] * random.nextGaussian();
    for (int node = 1; node < sums.length; node++) {
      sums[node] = sums[parents[node]] + weights[node] * random.nextGaussian();
    }
  }

  /** The node of the innermost block of a class. */
  int node(int classId) {
    return nodes[classId];
  }

  /** The weight of what a class shares with no other; its square and those of its path sum to 1. */
  double ownWeight(int classId) {
    return ownWeights[classId];
  }
}
