package org.classblocks.write;

import java.util.List;
import java.util.Optional;
import org.classblocks.blocks.BlockForest;
import org.classblocks.blocks.Link;
import org.classblocks.compare.GroupComparison;
import org.classblocks.moments.LabelCounts;
import org.classblocks.moments.ListedPairs;
import org.classblocks.moments.Marginals;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.Neighbours;
import org.classblocks.similarity.SimilarityMatrix;

/**
 * What a run has found out about k classes.
 *
 * @param marginals the scores of each class by itself
 * @param listed in how many samples each class and each pair has scores of its own
 * @param labels how often each class is a label, if the logs have labels
 * @param similarity how similar each pair is
 * @param neighbours the most similar classes of each
 * @param order the order of the classes, and their dendrogram
 * @param blocks the blocks on the diagonal
 * @param links the links between them, the clearest first
 * @param groups the groups of samples side by side, if there are any
 */
public record RunResults(
    Marginals marginals,
    ListedPairs listed,
    Optional<LabelCounts> labels,
    SimilarityMatrix similarity,
    Neighbours neighbours,
    ClassOrder order,
    BlockForest blocks,
    List<Link> links,
    Optional<GroupComparison> groups) {
  public RunResults {
    links = List.copyOf(links);
    if (marginals.size() != similarity.size() || order.size() != similarity.size()) {
      throw new IllegalArgumentException(
          String.format(
              "marginals of %d classes, similarities of %d, an order of %d",
              marginals.size(), similarity.size(), order.size()));
    }
  }
}
