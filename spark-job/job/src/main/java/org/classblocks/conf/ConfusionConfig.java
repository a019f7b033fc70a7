package org.classblocks.conf;

import org.classblocks.moments.count.PredictionRule;

/**
 * What counts as predicted, for logs with labels.
 *
 * @param rule from which score on a class is predicted, as the log has it; without a threshold, as
 *     many classes are as a sample has labels
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
