package org.classblocks.app.source;

import java.util.List;
import java.util.Optional;
import org.classblocks.attributes.AttributeLoadings;
import org.classblocks.groups.SampleGroup;
import org.classblocks.result.LogFacts;
import org.classblocks.similarity.FoldDeviations;
import org.classblocks.similarity.FoldedMoments;
import org.classblocks.similarity.SimilarityMatrix;
import org.classblocks.suspects.Suspects;

/**
 * The statistics of logs, before there is an order.
 *
 * @param log row counts, marginals and labels
 * @param similarity the similarities over all samples
 * @param folds the sums of each fold, if they are kept
 * @param groups the groups of samples by name, if any
 * @param suspects the samples whose labels look wrong, if they were looked for
 * @param attributes the correlations with the attributes of samples, if they have any
 */
public record Measured(
    LogFacts log,
    SimilarityMatrix similarity,
    Optional<FoldedMoments> folds,
    List<SampleGroup> groups,
    Optional<Suspects> suspects,
    Optional<List<AttributeLoadings>> attributes) {

  Measured withSuspects(Suspects found) {
    return new Measured(log, similarity, folds, groups, Optional.of(found), attributes);
  }

  /**
   * How the similarities vary with the samples, if folds are kept.
   *
   * @param clipNegative whether negative similarities are 0
   */
  public Optional<FoldDeviations> noise(boolean clipNegative) {
    return folds.map(sums -> sums.deviations(similarity, clipNegative));
  }
}
