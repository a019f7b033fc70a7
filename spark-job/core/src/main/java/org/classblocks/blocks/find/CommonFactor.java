package org.classblocks.blocks.find;

/**
 * The similarity inside a node that a single factor behind all classes explains.
 *
 * <p>With one factor, the similarity of two groups is the product of their loadings. So the
 * similarity inside a node follows from that around it: separation^2 / cohesion of the rest. Errors
 * of the factor cancel out in that. What is left are those of the classes' own scores: between node
 * and rest, and within the rest.
 *
 * <p>A factor behind all classes shows in the rest: its squared mean similarity is at least {@value
 * #BROAD} of the mean square. With loadings spread evenly from 0 to any maximum that is 9 / 16. If
 * it is less, some groups hold the rest together, and no factor is taken off.
 *
 * @param level the explained similarity; negative infinity if a factor explains nothing
 * @param error {@value #DEVIATIONS} standard errors of it
 */
record CommonFactor(double level, double error) {
  private static final double BROAD = 0.25;
  private static final double DEVIATIONS = 3;
  private static final CommonFactor NONE = new CommonFactor(Double.NEGATIVE_INFINITY, 0);

  /**
   * What a factor explains in a node below the root.
   *
   * @param pairVariance the variance of the correlation of two classes with nothing in common
   */
  static CommonFactor of(NodeSimilarities similarities, int node, double pairVariance) {
    double separation = similarities.separation(node);
    double ofRest = similarities.varianceOfRestMean(node);
    double cohesion = Math.max(0, similarities.cohesionOfRest(node));
    double errorOfRest = Math.sqrt(2 * pairVariance) * Math.max(0, ofRest - cohesion);
    double rest = Math.max(cohesion, errorOfRest);
    double squares = similarities.meanSquareOfRest(node) - pairVariance;
    boolean isBroad = rest > 0 && rest * rest >= BROAD * squares;
    if (!(separation > 0) || similarities.restSize(node) < 2 || !isBroad) {
      return NONE;
    }
    double level = separation * separation / rest;
    double own = Math.max(0, similarities.varianceOfMean(node) - level);
    double errorBetween = Math.sqrt(own * Math.max(0, ofRest - rest) * pairVariance);
    double error = Math.hypot(2 * separation / rest * errorBetween, level * errorOfRest / rest);
    return new CommonFactor(level, DEVIATIONS * error);
  }

  boolean explainsNothing() {
    return level == Double.NEGATIVE_INFINITY;
  }
}
