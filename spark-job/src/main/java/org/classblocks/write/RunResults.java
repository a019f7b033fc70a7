package org.classblocks.write;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.classblocks.blocks.BlockErrors;
import org.classblocks.blocks.BlockForest;
import org.classblocks.blocks.Link;
import org.classblocks.blocks.TaxonomyAlignment;
import org.classblocks.blocks.TriagePair;
import org.classblocks.compare.ComparedRun;
import org.classblocks.groups.GroupComparison;
import org.classblocks.moments.LabelFindings;
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
 * @param labels what the labels say, if the logs have labels
 * @param similarity how similar each pair is
 * @param neighbours the most similar classes of each
 * @param order the order of the classes, and their dendrogram
 * @param blocks the blocks on the diagonal
 * @param links the links between them, the clearest first
 * @param groups the groups of samples side by side, if there are any
 * @param errors what the classifier gets wrong in each block, if the logs have labels
 * @param triage the pairs of classes that are worth a look, by kind and rank
 * @param taxonomy how they compare with a taxonomy, if there is one
 */
public record RunResults(
    Marginals marginals,
    ListedPairs listed,
    Optional<LabelFindings> labels,
    SimilarityMatrix similarity,
    Neighbours neighbours,
    ClassOrder order,
    BlockForest blocks,
    List<Link> links,
    Optional<GroupComparison> groups,
    Optional<BlockErrors> errors,
    List<TriagePair> triage,
    Optional<TaxonomyAlignment> taxonomy) {
  public RunResults {
    links = List.copyOf(links);
    triage = List.copyOf(triage);
    if (marginals.size() != similarity.size() || order.size() != similarity.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "marginals of %d classes, similarities of %d, an order of %d",
              marginals.size(),
              similarity.size(),
              order.size()));
    }
  }

  /** The results as far as another run can be held against them. */
  public ComparedRun compared() {
    return new ComparedRun(
        similarity, order.permutation(), blocks, marginals.sampleSize().effective(), listed);
  }
}
