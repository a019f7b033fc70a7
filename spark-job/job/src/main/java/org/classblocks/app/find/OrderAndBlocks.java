package org.classblocks.app.find;

import java.util.List;
import java.util.Optional;
import org.classblocks.Text;
import org.classblocks.app.session.Counts;
import org.classblocks.app.session.Progress;
import org.classblocks.app.session.Stage;
import org.classblocks.attributes.AttributeFinding;
import org.classblocks.attributes.AttributeFindings;
import org.classblocks.attributes.AttributeLoadings;
import org.classblocks.attributes.AttributeSearch;
import org.classblocks.blocks.BlockForest;
import org.classblocks.blocks.errors.BlockErrors;
import org.classblocks.blocks.errors.Triage;
import org.classblocks.blocks.taxonomy.BlockNames;
import org.classblocks.blocks.taxonomy.Taxonomy;
import org.classblocks.blocks.taxonomy.TaxonomyAlignment;
import org.classblocks.blocks.taxonomy.TaxonomyMatches;
import org.classblocks.conf.JobConfig;
import org.classblocks.groups.GroupComparison;
import org.classblocks.groups.SampleGroup;
import org.classblocks.linalg.SparseMatrix;
import org.classblocks.order.ClassOrder;
import org.classblocks.result.LogFacts;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.Containment;
import org.classblocks.similarity.Neighbours;
import org.classblocks.similarity.Similarity;

/**
 * Turns similarities into results: the order, the blocks and their agreement with a taxonomy. It
 * reads no logs.
 */
public record OrderAndBlocks(JobConfig config, Progress progress) {
  /** Measures how often blocks come back in other samples. */
  public interface Support {
    /** The same blocks with their support. */
    BlockForest of(BlockForest blocks, ClassOrder order, Similarity similarity);
  }

  /** The neighbours of every class, as many as the configuration asks for; they need no order. */
  public Neighbours neighbours(Similarity similarity) {
    return Neighbours.of(similarity, config.output().neighbours());
  }

  /**
   * Computes the results.
   *
   * @param neighbours those of the similarities
   * @param support the support of blocks, if asked for
   * @param groups the groups of the samples, if any
   * @param taxonomy the taxonomy to compare the blocks with, if any
   */
  public RunResult of(
      LogFacts log,
      Similarity similarity,
      Neighbours neighbours,
      Optional<Support> support,
      List<SampleGroup> groups,
      Optional<Taxonomy> taxonomy) {
    ClassOrder plain = order(similarity);
    Containment containment = new Containment(similarity, log.listed(), log.marginals());
    BlockSearch.FoundBlocks found =
        new BlockSearch(config.blocks(), progress)
            .run(similarity, plain, config.order(), containment, log.marginals());
    ClassOrder order = found.order();
    Optional<TaxonomyMatches> matches =
        taxonomy.map(known -> align(known, similarity, order, found.blocks()));
    BlockForest blocks = BlockNames.of(found.blocks(), order, similarity.classes(), matches);
    Optional<SparseMatrix> confusion = log.labels().map(known -> known.confusion().counts());
    return new RunResult(
        log,
        similarity,
        neighbours,
        order,
        support.map(known -> known.of(blocks, order, similarity)).orElse(blocks),
        found.links(),
        confusion.map(counts -> BlockErrors.of(counts, order, blocks, taxonomy)),
        Triage.of(
            similarity,
            blocks.noiseFloor(),
            containment,
            confusion.map(
                counts ->
                    new Triage.Errors(counts, log.marginals().sampleSize().samplesPerWeight())),
            taxonomy),
        groups.isEmpty()
            ? Optional.empty()
            : Optional.of(compared(groups, similarity, order, blocks)),
        matches);
  }

  /**
   * The same results with what attributes explain.
   *
   * @param similarity the similarities, none of them clipped
   */
  public RunResult explained(
      RunResult result, Similarity similarity, Optional<List<AttributeLoadings>> attributes) {
    if (attributes.isEmpty()) {
      return result;
    }
    progress.begin(Stage.ATTRIBUTES);
    AttributeFindings found =
        new AttributeSearch(
                similarity,
                config.similarity().clipNegative(),
                result.order(),
                result.blocks(),
                result.links(),
                result.log().marginals())
            .of(attributes.get());
    progress.end(
        Text.of(
            "%s, %s",
            Counts.of(found.attributes().size(), "attribute", "attributes"),
            Counts.of(
                found.findings().stream().filter(AttributeFinding::isSignificant).count(),
                "finding",
                "findings")));
    AttributeText.lines(found, result).forEach(progress::note);
    return result.withAttributes(Optional.of(found));
  }

  private GroupComparison compared(
      List<SampleGroup> groups, Similarity similarity, ClassOrder order, BlockForest blocks) {
    progress.begin(Stage.GROUPS);
    GroupComparison comparison = GroupComparison.of(groups, similarity, order, blocks);
    progress.end(
        Text.of(
            "%s, %,d of %,d pairs differ by more than chance gives",
            Counts.of(groups.size(), "group", "groups"),
            comparison.pairsAboveNoise(),
            comparison.pairsCompared()));
    return comparison;
  }

  private ClassOrder order(Similarity similarity) {
    progress.begin(Stage.ORDERING);
    ClassOrder order = config.order().ordering().order(similarity);
    progress.end(Counts.classes(order.dendrogram().leafCount()));
    return order;
  }

  private TaxonomyMatches align(
      Taxonomy taxonomy, Similarity similarity, ClassOrder order, BlockForest blocks) {
    progress.begin(Stage.TAXONOMY);
    TaxonomyMatches matches =
        TaxonomyMatches.of(TaxonomyAlignment.of(taxonomy, similarity, order, blocks));
    progress.end(
        Text.of(
            "%s of %s match a node",
            matches.matching(), Counts.of(blocks.blocks().size(), "block", "blocks")));
    return matches;
  }
}
