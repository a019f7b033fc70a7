package org.classblocks.conf;

import java.util.Optional;

/**
 * What becomes of scores before they are correlated.
 *
 * @param kind what is computed
 * @param leastProbability the lowest probability that a transform of probabilities keeps; always
 *     there for one of these
 */
public record TransformConfig(Kind kind, Optional<Double> leastProbability) {

  /** What is computed from scores. */
  public enum Kind {
    NONE(Optional.empty()),
    /** Floats next to 1 are about so far apart. */
    LOGIT(Optional.of(1e-7)),
    LOG(Optional.of(1e-12)),
    CLR(Optional.of(1e-12)),
    SIGMOID(Optional.empty()),
    SOFTMAX(Optional.empty());

    private final Optional<Double> leastProbability;

    Kind(Optional<Double> leastProbability) {
      this.leastProbability = leastProbability;
    }
  }

  /** The scores as they are. */
  public static TransformConfig none() {
    return new TransformConfig(Kind.NONE, Optional.empty());
  }

  static TransformConfig from(ConfigValues values) {
    Kind kind = values.choice("input.transform", Kind.NONE);
    return new TransformConfig(
        kind, values.number("input.least-probability", kind.leastProbability, 1e-300, 0.1));
  }
}
