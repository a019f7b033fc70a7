package org.classblocks.write;

import java.util.Optional;
import org.classblocks.moments.LabelFindings;
import org.classblocks.moments.ListedPairs;
import org.classblocks.moments.Marginals;
import org.classblocks.similarity.SimilarityMatrix;

/**
 * What logs have said about k classes, before any order or block.
 *
 * @param marginals the scores of each class by itself
 * @param listed in how many samples each class and each pair has scores of its own
 * @param labels what the labels say, if the logs have labels
 * @param similarity how similar each pair is
 */
public record Measurements(
    Marginals marginals,
    ListedPairs listed,
    Optional<LabelFindings> labels,
    SimilarityMatrix similarity) {}
