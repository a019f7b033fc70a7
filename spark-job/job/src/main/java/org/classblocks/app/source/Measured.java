package org.classblocks.app.source;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.classblocks.UserErrorException;
import org.classblocks.attributes.AttributeLoadings;
import org.classblocks.conf.SimilarityConfig;
import org.classblocks.examples.Examples;
import org.classblocks.groups.SampleGroup;
import org.classblocks.result.LogFacts;
import org.classblocks.similarity.FoldDeviations;
import org.classblocks.similarity.FoldedMoments;
import org.classblocks.similarity.Similarity;
import org.classblocks.similarity.SimilarityGraph;
import org.classblocks.suspects.Suspects;

/**
 * The statistics of logs, before there is an order.
 *
 * @param log row counts, marginals and labels
 * @param similarity the similarities over all samples, none of them clipped
 * @param folds the sums of each fold, if blocks are sought in samples of them
 * @param noise how the similarities vary with the samples, if folds are kept
 * @param groups the groups of samples by name, if any
 * @param suspects the samples whose labels look wrong, if they were looked for
 * @param examples the samples that score highest, if they were kept
 * @param attributes the correlations with the attributes of samples, if they have any
 */
public record Measured(
    LogFacts log,
    Similarity similarity,
    Optional<FoldedMoments> folds,
    Optional<FoldDeviations> noise,
    List<SampleGroup> groups,
    Optional<Suspects> suspects,
    Optional<Examples> examples,
    Optional<List<AttributeLoadings>> attributes) {

  /** Statistics over all samples, with neither folds nor groups, and nothing of single samples. */
  static Measured ofAllSamples(LogFacts log, Similarity similarity) {
    return ofGroups(log, similarity, List.of());
  }

  /** The same with groups of samples by name. */
  static Measured ofGroups(LogFacts log, Similarity similarity, List<SampleGroup> groups) {
    return new Measured(
        log,
        similarity,
        Optional.empty(),
        Optional.empty(),
        groups,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  Measured withSuspects(Suspects found) {
    return new Measured(
        log, similarity, folds, noise, groups, Optional.of(found), examples, attributes);
  }

  Measured withExamples(Examples found) {
    return new Measured(
        log, similarity, folds, noise, groups, suspects, Optional.of(found), attributes);
  }

  /**
   * The same with 0 in place of negative similarities, if results are to have that.
   *
   * @throws UserErrorException if a graph leaves out pairs whose similarity would not become 0
   */
  public Measured asConfigured(SimilarityConfig config) {
    return config.clipNegative() ? clipped() : this;
  }

  private static boolean hasLoadsOfBothSigns(Similarity similarity) {
    return similarity instanceof SimilarityGraph graph && graph.hasLoadsOfBothSigns();
  }

  private Measured clipped() {
    if (Stream.concat(Stream.of(similarity), groups.stream().map(SampleGroup::similarity))
        .anyMatch(Measured::hasLoadsOfBothSigns)) {
      throw UserErrorException.usage(
          "Configuration key similarity.clip-negative: some classes score less than the absent"
              + " score, and others more, so that a graph cannot leave out what is clipped. Leave"
              + " out similarity.clip-negative, or set similarity.form=dense.");
    }
    return new Measured(
        log,
        similarity.clipped(),
        folds,
        noise.map(known -> known.clipped(similarity)),
        groups.stream().map(SampleGroup::clipped).toList(),
        suspects,
        examples,
        attributes);
  }
}
