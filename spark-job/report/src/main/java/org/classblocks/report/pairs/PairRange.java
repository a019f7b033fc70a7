package org.classblocks.report.pairs;

import org.classblocks.report.model.GraphValues;
import org.classblocks.similarity.GraphRange;
import org.classblocks.similarity.SimilarityGraph;

/**
 * What the numbers of pairs are like as a whole: between which bounds they lie, as they are kept.
 *
 * @param isLogarithmic whether ln(1 + x) is kept of a number x
 * @param low the least number that is kept, the diagonal left out; 0 without any
 * @param high the largest; 0 without any
 * @param hasUndefined whether some are undefined, those of a class and itself included
 */
public record PairRange(boolean isLogarithmic, float low, float high, boolean hasUndefined) {

  /** Of all pairs; O(k^2) time. */
  public static PairRange of(RowsByPosition rows, boolean isLogarithmic) {
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    boolean hasUndefined = false;
    for (int i = 0; i < rows.size(); i++) {
      float[] row = rows.at(i);
      hasUndefined |= Float.isNaN(row[i]);
      for (int j = i + 1; j < row.length; j++) {
        if (row[j] < low) {
          low = row[j];
        }
        if (row[j] > high) {
          high = row[j];
        }
        hasUndefined |= Float.isNaN(row[j]);
      }
    }
    PairRange none = new PairRange(isLogarithmic, 0, 0, hasUndefined);
    return low > high
        ? none
        : new PairRange(isLogarithmic, none.kept(low), none.kept(high), hasUndefined);
  }

  /** Of all pairs of a graph; a step for each entry, and O(k log k) for k classes. */
  public static PairRange of(GraphValues values, boolean isLogarithmic) {
    SimilarityGraph graph = values.graph();
    boolean hasUndefined = values.areCounts() || graph.usableClasses().length < graph.size();
    PairRange none = new PairRange(isLogarithmic, 0, 0, hasUndefined);
    GraphRange found = values.areCounts() ? ofCounts(values) : GraphRange.of(graph);
    return Double.isNaN(found.lowest())
        ? none
        : new PairRange(
            isLogarithmic,
            none.kept((float) found.lowest()),
            none.kept((float) found.highest()),
            hasUndefined);
  }

  private static GraphRange ofCounts(GraphValues values) {
    int entries = values.graph().entries();
    boolean areAllKept = entries == (long) values.graph().size() * (values.graph().size() - 1);
    double lowest = areAllKept ? Double.POSITIVE_INFINITY : 0;
    double highest = 0;
    for (int entry = 0; entry < entries; entry++) {
      lowest = Math.min(lowest, values.number(entry));
      highest = Math.max(highest, values.number(entry));
    }
    return entries == 0 && areAllKept
        ? new GraphRange(Double.NaN, Double.NaN)
        : new GraphRange(lowest, highest);
  }

  /** The range that ends at a number at least. */
  public PairRange reaching(float number) {
    return new PairRange(isLogarithmic, low, Math.max(high, kept(number)), hasUndefined);
  }

  /** What is kept of a number; NaN of none. */
  public float kept(float number) {
    return isLogarithmic ? (float) Math.log1p(number) : number;
  }

  /**
   * A number as a small code: 0 for none, 1 to {@code top} in even steps from the least number to
   * the largest, so that it is at most half a step away. What lies outside has the first or the
   * last code.
   *
   * @param top the largest code: 255 or 16383
   */
  public int code(float number, int top) {
    float kept = kept(number);
    if (Float.isNaN(kept)) {
      return 0;
    }
    double width = (double) high - low;
    double share = width > 0 ? ((double) kept - low) / width : 1;
    return 1 + (int) Math.round(Math.min(1, Math.max(0, share)) * (top - 1));
  }
}
