package org.classblocks.conf;

import org.classblocks.UserErrorException;

/** Checks the keys that similarities between class means need, or cannot have. */
final class FeatureRules {
  private static final String MEASURE = "similarity.measure";

  private FeatureRules() {}

  /**
   * Checks a configuration.
   *
   * @throws UserErrorException naming the key that does not fit
   */
  static void check(JobConfig config) {
    boolean byMeans = config.similarity().isOfMeans();
    InputConfig input = config.input();
    if (byMeans != input.features().isPresent()) {
      throw UserErrorException.usage(
          byMeans
              ? "Configuration key %s: class-means needs a column of feature vectors. Name it with"
                  + " input.features."
              : "Configuration key input.features: only similarities between class means use"
                  + " features. Set %s=class-means, or leave it out.",
          MEASURE);
    }
    if (byMeans && input.labels().isEmpty()) {
      throw UserErrorException.usage(
          "Configuration key %s: class-means needs labels. Name their column with --labels.",
          MEASURE);
    }
    if (byMeans) {
      refuse(config.blocks().support(), "blocks.support");
      refuse(config.similarity().folds() == SimilarityConfig.Folds.KEEP, "similarity.folds");
      refuse(input.group().isPresent(), "input.group");
      refuse(input.cluster().isPresent(), "input.cluster");
      refuse(input.weight().isPresent(), "input.weight");
      refuse(!input.attributes().isEmpty(), "input.attributes");
      refuse(
          config.similarity().classBalance() != SimilarityConfig.ClassBalance.NONE,
          "similarity.class-balance");
      refuse(!input.transform().isNone(), "input.transform");
    }
  }

  private static void refuse(boolean isSet, String key) {
    if (isSet) {
      throw UserErrorException.usage(
          "Configuration key %s: it cannot be combined with %s=class-means. Leave one of them"
              + " out.",
          key, MEASURE);
    }
  }
}
