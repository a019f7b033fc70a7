package org.classblocks.conf;

import java.util.OptionalDouble;

/**
 * What counts as predicted, for logs with labels.
 *
 * @param threshold the score from which on a class is predicted, as the log has it; if not set, as
 *     many classes are as a sample has labels
 */
public record ConfusionConfig(OptionalDouble threshold) {
  static ConfusionConfig from(ConfigValues values) {
    return new ConfusionConfig(values.number("confusion.threshold"));
  }
}
