package org.classblocks.conf;

import org.classblocks.moments.count.PredictionRule;

/**
 * The settings of predictions, for logs with labels.
 *
 * @param rule the lowest logged score of a predicted class; without a threshold, as many classes
 *     are predicted as a sample has labels
 */
public record ConfusionConfig(PredictionRule rule) {
  static ConfusionConfig from(ConfigValues values) {
    return new ConfusionConfig(
        values
            .number("confusion.threshold")
            .map(PredictionRule::atLeast)
            .orElseGet(PredictionRule::asManyAsLabels));
  }
}
