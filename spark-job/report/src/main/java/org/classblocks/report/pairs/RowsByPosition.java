package org.classblocks.report.pairs;

import java.util.stream.IntStream;
import org.classblocks.order.ClassOrder;
import org.classblocks.report.model.PairValues;

/** The numbers of pairs in the order of the classes, one row at a time; O(k) memory. */
public final class RowsByPosition {
  private final PairValues values;
  private final int[] classes;
  private final double[] byClass;
  private final float[] byPosition;

  public RowsByPosition(PairValues values, ClassOrder order) {
    this(values, order.permutation().toArray());
  }

  private RowsByPosition(PairValues values, int[] classes) {
    this.values = values;
    this.classes = classes;
    this.byClass = new double[classes.length];
    this.byPosition = new float[classes.length];
  }

  /** Numbers that are by position already. */
  public static RowsByPosition inOrder(PairValues values, int size) {
    return new RowsByPosition(values, IntStream.range(0, size).toArray());
  }

  /** The number of rows, which is the number of columns, k. */
  public int size() {
    return classes.length;
  }

  /**
   * The numbers of the class at a position and those at all positions.
   *
   * @return length k, by position; NaN where there is none; overwritten by the next call
   */
  public float[] at(int position) {
    values.copyRow(classes[position], byClass);
    for (int other = 0; other < classes.length; other++) {
      byPosition[other] = (float) byClass[classes[other]];
    }
    return byPosition;
  }
}
