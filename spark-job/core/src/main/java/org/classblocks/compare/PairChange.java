package org.classblocks.compare;

/**
 * Two classes whose similarity changed by more than sampling alone gives.
 *
 * @param classA the index of the class with the lower id, in the {@link ClassMatching}
 * @param classB the index of the other one
 * @param before the similarity in the earlier run
 * @param after the similarity in the later run
 * @param statistic the difference in standard errors, positive where the similarity rose
 * @param pValue the most likely that chance alone makes any pair differ as clearly
 */
public record PairChange(
    int classA, int classB, double before, double after, double statistic, double pValue) {
  /** How far the similarity rose; negative where it fell. */
  public double change() {
    return after - before;
  }
}
