package org.classblocks.attributes;

/**
 * The correlations of every class with one attribute. An attribute spans some directions of the
 * samples, one for a number and fewer than categories for a text; the loadings of a class are its
 * correlations with directions that are not correlated with each other. Immutable; owns its arrays.
 */
public final class AttributeLoadings {
  private final String name;
  private final double[][] loadings;
  private final double excessPeak;

  /**
   * Takes over the loadings.
   *
   * @param name the name of the attribute
   * @param loadings by direction, then by class id; 0 for classes without a correlation
   * @param excessPeak the square root of the largest share that one sample has of the variance of a
   *     column of the attribute, beyond what is usual among normal numbers
   */
  public AttributeLoadings(String name, double[][] loadings, double excessPeak) {
    this.name = name;
    this.loadings = loadings;
    this.excessPeak = excessPeak;
  }

  public String name() {
    return name;
  }

  /** The number of directions; 0 for an attribute that never varies. */
  public int rank() {
    return loadings.length;
  }

  /** The correlation of a class with a direction. */
  public double at(int direction, int classId) {
    return loadings[direction][classId];
  }

  /** All loadings of a class; a new array. */
  public double[] ofClass(int classId) {
    double[] ofClass = new double[rank()];
    for (int direction = 0; direction < ofClass.length; direction++) {
      ofClass[direction] = loadings[direction][classId];
    }
    return ofClass;
  }

  /** The square root of one sample's excess share, see the constructor. */
  public double excessPeak() {
    return excessPeak;
  }

  /** The share of the variance of a class's scores that the attribute explains, from 0 to 1. */
  public double explained(int classId) {
    double sum = 0;
    for (double[] direction : loadings) {
      sum += direction[classId] * direction[classId];
    }
    return Math.min(1, sum);
  }

  /**
   * The correlation of a class with the attribute: with its sign if there is one direction,
   * otherwise the multiple correlation.
   */
  public double correlation(int classId) {
    return rank() == 1 ? loadings[0][classId] : Math.sqrt(explained(classId));
  }
}
