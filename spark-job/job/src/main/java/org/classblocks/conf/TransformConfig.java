package org.classblocks.conf;

import java.util.Optional;
import java.util.OptionalDouble;
import org.classblocks.moments.transform.Transform;

/**
 * The transform of scores before they are correlated.
 *
 * @param kind the transform; {@link Transform#NONE} if it is automatic and the scores have not been
 *     looked at
 * @param leastProbability the lowest probability that a transform of probabilities keeps; always
 *     set for these
 * @param isAutomatic whether the transform is chosen by the scores
 */
public record TransformConfig(
    Transform kind, Optional<Double> leastProbability, boolean isAutomatic) {
  /** The words of the configuration. */
  private enum Word {
    NONE,
    AUTO,
    LOGIT,
    LOG,
    CLR,
    CENTRE,
    SIGMOID,
    SOFTMAX
  }

  /** A transform that does not depend on the log. */
  public TransformConfig(Transform kind, Optional<Double> leastProbability) {
    this(kind, leastProbability, false);
  }

  /** No transform. */
  public static TransformConfig none() {
    return new TransformConfig(Transform.NONE, Optional.empty());
  }

  static TransformConfig from(ConfigValues values) {
    Word word = values.choice("input.transform", Word.NONE);
    boolean isAutomatic = word == Word.AUTO;
    Transform kind = isAutomatic ? Transform.NONE : Transform.valueOf(word.name());
    return new TransformConfig(
        kind,
        values.number("input.least-probability", leastProbability(kind), 1e-300, 0.1),
        isAutomatic);
  }

  /** Floats next to 1 are about this far apart, which matters for sigmoids. */
  private static Optional<Double> leastProbability(Transform kind) {
    return switch (kind) {
      case LOGIT -> Optional.of(1e-7);
      case LOG, CLR -> Optional.of(1e-12);
      case NONE, CENTRE, SIGMOID, SOFTMAX -> Optional.empty();
    };
  }

  /**
   * This configuration with the transform that suits the scores.
   *
   * @param least the lowest probability to keep in place of the default of the transform; a
   *     configured one has precedence
   */
  public TransformConfig taking(Transform suited, OptionalDouble least) {
    Optional<Double> usual =
        least.isPresent() ? Optional.of(least.getAsDouble()) : leastProbability(suited);
    return new TransformConfig(suited, leastProbability.or(() -> usual), true);
  }

  /** Whether scores stay as they are, whatever kind they are. */
  boolean isNone() {
    return kind == Transform.NONE && !isAutomatic;
  }
}
