package org.classblocks.attributes;

/**
 * The correlations of every class with one attribute. An attribute spans some directions of the
 * samples: one for a number, two if some samples have none, and fewer than there are categories for
 * a text. The loadings of a class are its correlations with directions that are not correlated with
 * each other. Immutable; owns its arrays.
 */
public final class AttributeLoadings {
  /** A smaller share of a variance counts as none. */
  static final double LEAST_REST = 1e-9;

  private final String name;
  private final double[][] loadings;
  private final double peak;

  /**
   * Takes over the loadings.
   *
   * @param name the name of the attribute
   * @param loadings by direction, then by class id; 0 for classes without a correlation
   * @param peak the largest share that one sample can have of the variance of a column of the
   *     attribute
   */
  public AttributeLoadings(String name, double[][] loadings, double peak) {
    this.name = name;
    this.loadings = loadings;
    this.peak = peak;
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

  /** The largest share that one sample can have of the variance of a column of the attribute. */
  public double peak() {
    return peak;
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
