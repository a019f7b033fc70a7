package org.classblocks.synthetic;

/**
 * The mean logit that gives a class its rate: the m for which the sigmoid of m + sd Z, with Z
 * standard normal, has a given mean.
 *
 * <p>Newton's method on the logarithm of that mean, which is concave and grows with m. It starts at
 * log(rate) - sd^2 / 2, which cannot be too large since the sigmoid lies below the exponential, so
 * it climbs to the solution without overshooting. Each step is a sum over {@value #POINTS} points
 * (the trapezoidal rule, whose error falls exponentially for such functions); some ten steps.
 */
final class Calibration {
  private static final int POINTS = 321;
  private static final double STEP = 1.0 / 16;
  private static final int MOST_STEPS = 200;
  private static final double TOLERANCE = 1e-10;

  private static final double[] PLACES = new double[POINTS];
  private static final double[] WEIGHTS = new double[POINTS];

  static {
    double factor = STEP / StrictMath.sqrt(2 * Math.PI);
    for (int i = 0; i < POINTS; i++) {
      PLACES[i] = (i - POINTS / 2) * STEP;
      WEIGHTS[i] = factor * StrictMath.exp(-0.5 * PLACES[i] * PLACES[i]);
    }
  }

  private Calibration() {}

  /**
   * The mean logit of a class.
   *
   * @param rate the mean of the sigmoid, in (0, 1)
   * @param sd the standard deviation of the logits
   */
  static double meanLogit(double rate, double sd) {
    double target = StrictMath.log(rate);
    double mean = target - sd * sd / 2;
    for (int step = 0; step < MOST_STEPS; step++) {
      double sum = 0;
      double slope = 0;
      for (int i = 0; i < POINTS; i++) {
        double p = sigmoid(mean + sd * PLACES[i]);
        sum += WEIGHTS[i] * p;
        slope += WEIGHTS[i] * p * (1 - p);
      }
      double move = (target - StrictMath.log(sum)) * sum / slope;
      mean += move;
      if (Math.abs(move) < TOLERANCE) {
        break;
      }
    }
    return mean;
  }

  /** 1 / (1 + exp(-x)). */
  static double sigmoid(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }
}
