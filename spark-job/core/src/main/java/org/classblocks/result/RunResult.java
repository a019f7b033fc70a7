package org.classblocks.result;

import java.util.List;
import java.util.Optional;
import org.classblocks.Text;
import org.classblocks.attributes.AttributeFindings;
import org.classblocks.blocks.BlockForest;
import org.classblocks.blocks.Link;
import org.classblocks.blocks.errors.BlockErrors;
import org.classblocks.blocks.errors.TriagePair;
import org.classblocks.blocks.taxonomy.TaxonomyMatches;
import org.classblocks.examples.Examples;
import org.classblocks.groups.GroupComparison;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.ClassStatus;
import org.classblocks.similarity.FoldDeviations;
import org.classblocks.similarity.Neighbours;
import org.classblocks.similarity.Similarity;
import org.classblocks.suspects.Suspects;

/**
 * What a run has found out about k classes, whether it was just found or read back from files.
 *
 * @param log what the logs say beside the similarities
 * @param similarity how similar each pair is
 * @param neighbours the most similar classes of each
 * @param order the order of the classes, and their dendrogram
 * @param blocks the blocks on the diagonal
 * @param links the links between them, the clearest first
 * @param errors what the classifier gets wrong in each block, if the logs have labels
 * @param triage the pairs of classes that a person should look at, by rank
 * @param groups the groups of samples side by side, if there are any
 * @param taxonomy how the blocks compare with a taxonomy, if there is one
 * @param suspects the samples whose labels look wrong, if they were looked for
 * @param examples the samples that score highest, if the run keeps ids of samples
 * @param noise how the similarities vary with the samples, if the run has kept it
 * @param attributes what attributes of samples explain, if samples have any
 */
public record RunResult(
    LogFacts log,
    Similarity similarity,
    Neighbours neighbours,
    ClassOrder order,
    BlockForest blocks,
    List<Link> links,
    Optional<BlockErrors> errors,
    List<TriagePair> triage,
    Optional<GroupComparison> groups,
    Optional<TaxonomyMatches> taxonomy,
    Optional<Suspects> suspects,
    Optional<Examples> examples,
    Optional<FoldDeviations> noise,
    Optional<AttributeFindings> attributes) {
  public RunResult {
    links = List.copyOf(links);
    triage = List.copyOf(triage);
    if (log.marginals().size() != similarity.size()
        || log.listed().size() != similarity.size()
        || order.size() != similarity.size()) {
      throw new IllegalArgumentException(
          Text.of(
              "marginals of %d classes, listings of %d, similarities of %d, an order of %d",
              log.marginals().size(), log.listed().size(), similarity.size(), order.size()));
    }
  }

  /** A result without suspects, examples, noise and attributes. */
  public RunResult(
      LogFacts log,
      Similarity similarity,
      Neighbours neighbours,
      ClassOrder order,
      BlockForest blocks,
      List<Link> links,
      Optional<BlockErrors> errors,
      List<TriagePair> triage,
      Optional<GroupComparison> groups,
      Optional<TaxonomyMatches> taxonomy) {
    this(
        log,
        similarity,
        neighbours,
        order,
        blocks,
        links,
        errors,
        triage,
        groups,
        taxonomy,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same with the samples whose labels look wrong, if they were looked for. */
  public RunResult withSuspects(Optional<Suspects> found) {
    return with(groups, found, examples, noise, attributes);
  }

  /** The same with the samples that score highest, if they were kept. */
  public RunResult withExamples(Optional<Examples> found) {
    return with(groups, suspects, found, noise, attributes);
  }

  /** The same with what attributes explain. */
  public RunResult withAttributes(Optional<AttributeFindings> found) {
    return with(groups, suspects, examples, noise, found);
  }

  /** The same with the groups of samples side by side. */
  public RunResult withGroups(GroupComparison compared) {
    return with(Optional.of(compared), suspects, examples, noise, attributes);
  }

  /** The same with how the similarities vary with the samples, if that is known. */
  public RunResult withNoise(Optional<FoldDeviations> found) {
    return with(groups, suspects, examples, found, attributes);
  }

  private RunResult with(
      Optional<GroupComparison> otherGroups,
      Optional<Suspects> otherSuspects,
      Optional<Examples> otherExamples,
      Optional<FoldDeviations> otherNoise,
      Optional<AttributeFindings> otherAttributes) {
    return new RunResult(
        log,
        similarity,
        neighbours,
        order,
        blocks,
        links,
        errors,
        triage,
        otherGroups,
        taxonomy,
        otherSuspects,
        otherExamples,
        otherNoise,
        otherAttributes);
  }

  public ClassList classes() {
    return similarity.classes();
  }

  /** How many independent samples of equal weights count for as much, n. */
  public double samples() {
    return log.marginals().sampleSize().independent();
  }

  /** Whether a class has a correlation with others. */
  public boolean hasCorrelation(int classId) {
    return similarity.status(classId) == ClassStatus.OK;
  }

  /** The smallest block around a class, or -1. */
  public int innermostBlock(int classId) {
    return blocks.innermostAt(order.positionOf(classId));
  }

  /** The smallest block around another one, or -1. */
  public int parentOf(int block) {
    return blocks.blocks().get(block).parentId();
  }
}
