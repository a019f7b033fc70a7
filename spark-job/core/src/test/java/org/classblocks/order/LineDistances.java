package org.classblocks.order;

import org.classblocks.order.linkage.Distances;

/** Leaves at the places 0, 1, 2, ... of a line: distances of any number without a matrix. */
public record LineDistances(int size) implements Distances {
  @Override
  public double at(int i, int j) {
    return Math.abs(i - j);
  }

  @Override
  public void copyRow(int i, double[] row) {
    for (int j = 0; j < i; j++) {
      row[j] = i - j;
    }
    for (int j = i; j < size; j++) {
      row[j] = j - i;
    }
  }
}
