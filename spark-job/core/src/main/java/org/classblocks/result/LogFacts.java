package org.classblocks.result;

import java.util.Optional;
import org.classblocks.moments.ListedPairs;
import org.classblocks.moments.batch.Marginals;
import org.classblocks.moments.count.LabelStatistics;
import org.classblocks.moments.count.RowCounts;

/**
 * What logs say about k classes beside their similarities.
 *
 * @param rows the rows used and dropped
 * @param clippedScores how many scores were clipped before they were transformed
 * @param marginals the scores of each class by itself, and the size of the sample
 * @param listed in how many samples each class and each pair has scores of its own
 * @param labels what the labels say, if the logs have labels
 * @param dependence how far samples depend on each other
 */
public record LogFacts(
    RowCounts rows,
    long clippedScores,
    Marginals marginals,
    ListedPairs listed,
    Optional<LabelStatistics> labels,
    Dependence dependence) {

  /** Of samples of which it is not known how far they depend on each other. */
  public LogFacts(
      RowCounts rows,
      long clippedScores,
      Marginals marginals,
      ListedPairs listed,
      Optional<LabelStatistics> labels) {
    this(rows, clippedScores, marginals, listed, labels, Dependence.UNKNOWN);
  }
}
