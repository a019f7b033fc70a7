package org.classblocks.report.parts;

import java.util.Arrays;
import org.classblocks.order.ClassOrder;
import org.classblocks.report.model.GraphValues;
import org.classblocks.report.model.PairValues;

/**
 * The numbers between the rows of a part: the mean and the largest over the pairs of classes of two
 * rows. What is not kept in the graph is a product of loads, so its sum is one of sums of loads.
 * Owns its arrays.
 *
 * <p>A step for each entry of the part's classes, and one for each pair of rows.
 */
final class PartCells {
  private final int size;
  private final double[] means;
  private final double[] largest;

  private PartCells(int size) {
    this.size = size;
    this.means = new double[size * (size + 1) / 2];
    this.largest = new double[means.length];
    Arrays.fill(largest, Double.NaN);
  }

  static PartCells of(GraphValues values, ClassOrder order, Part part) {
    PartCells cells = new PartCells(part.rows().size());
    cells.addKept(values, order, part);
    cells.addBackgrounds(values, order, part);
    return cells;
  }

  /** Adds what kept pairs have beyond their backgrounds. */
  private void addKept(GraphValues values, ClassOrder order, Part part) {
    int[] rowOf = part.rowByPosition();
    for (int position = part.start(); position < part.end(); position++) {
      int id = order.classAt(position);
      for (int entry = values.graph().start(id); entry < values.graph().end(id); entry++) {
        int neighbour = values.graph().neighbour(entry);
        int other = order.positionOf(neighbour);
        if (other > position && other < part.end()) {
          double number = values.number(entry);
          int cell = cell(rowOf[position - part.start()], rowOf[other - part.start()]);
          means[cell] += number - values.background(id, neighbour);
          largest[cell] = number <= largest[cell] ? largest[cell] : number;
        }
      }
    }
  }

  private void addBackgrounds(GraphValues values, ClassOrder order, Part part) {
    double[] counts = new double[size];
    double[] loads = new double[size];
    double[] squares = new double[size];
    for (int row = 0; row < size; row++) {
      for (int at = part.rows().get(row).start(); at < part.rows().get(row).end(); at++) {
        double load = values.load(order.classAt(at));
        if (!Double.isNaN(load)) {
          counts[row]++;
          loads[row] += load;
          squares[row] += load * load;
        }
      }
    }
    for (int row = 0; row < size; row++) {
      for (int column = row; column < size; column++) {
        boolean isOwn = row == column;
        double pairs = isOwn ? counts[row] * (counts[row] - 1) / 2 : counts[row] * counts[column];
        double products =
            isOwn ? (loads[row] * loads[row] - squares[row]) / 2 : loads[row] * loads[column];
        int cell = cell(row, column);
        means[cell] = pairs > 0 ? (means[cell] - products) / pairs : Double.NaN;
        largest[cell] = Double.isNaN(largest[cell]) ? means[cell] : largest[cell];
      }
      if (part.rows().get(row).size() == 1) {
        double own = values.own(order.classAt(part.rows().get(row).start()));
        means[cell(row, row)] = own;
        largest[cell(row, row)] = own;
      }
    }
  }

  /** The place of a pair of rows, the first of which is not after the second. */
  private int cell(int row, int column) {
    return row * (2 * size - row - 1) / 2 + column;
  }

  /** The mean over the pairs of two rows, or of one with itself; NaN where there is none. */
  double mean(int row, int column) {
    return means[cell(Math.min(row, column), Math.max(row, column))];
  }

  /** The number of rows. */
  int size() {
    return size;
  }

  /** The means between different rows, in no order. */
  float[] offDiagonal() {
    float[] found = new float[size * (size - 1) / 2];
    int count = 0;
    for (int row = 0; row < size; row++) {
      for (int column = row + 1; column < size; column++) {
        found[count++] = (float) means[cell(row, column)];
      }
    }
    return found;
  }

  /** The means as numbers of pairs of rows. */
  PairValues means() {
    return valuesOf(means);
  }

  /** The largest numbers of kept pairs, and where none is kept the means. */
  PairValues largest() {
    return valuesOf(largest);
  }

  private PairValues valuesOf(double[] numbers) {
    return (row, target) -> {
      for (int column = 0; column < size; column++) {
        target[column] = numbers[cell(Math.min(row, column), Math.max(row, column))];
      }
    };
  }
}
