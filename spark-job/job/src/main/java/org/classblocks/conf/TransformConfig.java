package org.classblocks.conf;

import java.util.Optional;
import org.classblocks.moments.transform.Transform;

/**
 * The transform of scores before they are correlated.
 *
 * @param kind the transform
 * @param leastProbability the lowest probability that a transform of probabilities keeps; always
 *     set for these
 */
public record TransformConfig(Transform kind, Optional<Double> leastProbability) {

  /** No transform. */
  public static TransformConfig none() {
    return new TransformConfig(Transform.NONE, Optional.empty());
  }

  static TransformConfig from(ConfigValues values) {
    Transform kind = values.choice("input.transform", Transform.NONE);
    return new TransformConfig(
        kind, values.number("input.least-probability", leastProbability(kind), 1e-300, 0.1));
  }

  /** Floats next to 1 are about this far apart, which matters for sigmoids. */
  private static Optional<Double> leastProbability(Transform kind) {
    return switch (kind) {
      case LOGIT -> Optional.of(1e-7);
      case LOG, CLR -> Optional.of(1e-12);
      case NONE, SIGMOID, SOFTMAX -> Optional.empty();
    };
  }
}
