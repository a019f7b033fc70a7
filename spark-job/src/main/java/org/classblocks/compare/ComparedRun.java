package org.classblocks.compare;

import java.util.Locale;
import org.classblocks.blocks.BlockForest;
import org.classblocks.linalg.Permutation;
import org.classblocks.moments.ListedPairs;
import org.classblocks.similarity.ClassStatus;
import org.classblocks.similarity.SimilarityMatrix;

/**
 * What a run has found, as far as another one can be held against it.
 *
 * @param similarity how similar each pair of its k classes is
 * @param order the class id at each position
 * @param blocks the blocks of that order
 * @param samples the effective number of samples, n
 * @param listed in how many samples each class and each pair has scores of its own
 */
public record ComparedRun(
    SimilarityMatrix similarity,
    Permutation order,
    BlockForest blocks,
    double samples,
    ListedPairs listed) {
  public ComparedRun {
    if (order.size() != similarity.size() || listed.size() != similarity.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "similarities of %d classes, an order of %d, listings of %d",
              similarity.size(),
              order.size(),
              listed.size()));
    }
  }

  /** Whether a class has a correlation with others. */
  boolean hasCorrelation(int classId) {
    return similarity.status(classId) == ClassStatus.OK;
  }

  /** The smallest block around a class, or -1. */
  int innermostBlock(int classId) {
    return blocks.innermostAt(order.positionOf(classId));
  }

  /** The smallest block around another one, or -1. */
  int parentOf(int block) {
    return blocks.blocks().get(block).parentId();
  }
}
