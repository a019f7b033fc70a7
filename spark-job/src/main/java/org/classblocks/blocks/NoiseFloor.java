package org.classblocks.blocks;

/**
 * The largest correlation that chance alone is expected to give.
 *
 * <p>Under independence a correlation over n samples is about normal with standard deviation 1 /
 * sqrt(n), and the largest of p such values is about sqrt(2 ln p) of them (Cramér, "Mathematical
 * Methods of Statistics", 1946, section 28.6).
 */
public final class NoiseFloor {
  private NoiseFloor() {}

  /**
   * sqrt(2 ln(pairs) / n) for all pairs of classes, at most 1, which is also the floor without
   * samples.
   *
   * @param classes the number of classes that are compared
   * @param samples the number of samples, n
   * @return 0 if there are no two classes
   */
  public static double of(int classes, double samples) {
    double pairs = classes * (classes - 1.0) / 2;
    if (pairs < 1) {
      return 0;
    }
    return samples > 0 ? Math.min(1, Math.sqrt(2 * Math.log(pairs) / samples)) : 1;
  }
}
