package org.classblocks.app.source;

import java.util.List;
import java.util.Optional;
import org.classblocks.groups.SampleGroup;
import org.classblocks.result.LogFacts;
import org.classblocks.similarity.FoldedMoments;
import org.classblocks.similarity.SimilarityMatrix;

/**
 * What came out of logs, before there is an order.
 *
 * @param log what the logs say beside the similarities
 * @param similarity the similarities over all samples
 * @param folds the sums of each fold, if blocks get a support
 * @param groups the groups of samples by name; none if the log has no groups
 */
public record Measured(
    LogFacts log,
    SimilarityMatrix similarity,
    Optional<FoldedMoments> folds,
    List<SampleGroup> groups) {}
