package org.classblocks.moments.kind;

/**
 * Finds the step that scores were rounded to: decimal digits, or the parts of a byte.
 *
 * <p>Cost: O(1) for each score and step, and most scores rule a step out at once.
 */
final class Step {
  private static final double[] STEPS = {0.1, 0.01, 1e-3, 1 / 255.0, 1 / 256.0, 1e-4, 1e-5};

  /** Floats are this far from what they stand for, relatively. */
  private static final double FLOAT = 1.2e-7;

  private Step() {}

  /** The largest step that all scores are multiples of; 0 if there is none. */
  static double of(ScoreRows rows) {
    for (double step : STEPS) {
      if (rows.rows().stream().allMatch(row -> areMultiples(row, step))) {
        return step;
      }
    }
    return 0;
  }

  private static boolean areMultiples(double[] row, double step) {
    for (double score : row) {
      if (!isMultiple(score, step)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isMultiple(double score, double step) {
    double steps = Math.rint(score / step);
    return (steps != 0 || score == 0)
        && Math.abs(score / step - steps) <= FLOAT * Math.abs(score / step) + 1e-9;
  }
}
