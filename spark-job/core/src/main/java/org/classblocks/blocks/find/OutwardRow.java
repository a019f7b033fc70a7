package org.classblocks.blocks.find;

import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.Similarity;

/**
 * The similarities of one class to the classes around it, range by range outwards: their sum, and
 * what a {@link Generality} is told of them. For one thread, which reads one class after the other.
 */
interface OutwardRow {
  /** Begins with a class by itself. */
  void begin(int classId, Generality generality);

  /**
   * Grows to a range of positions around the one before.
   *
   * @return the sum of the similarities to all other classes of the range
   */
  double grow(int start, int end);

  /** A row of a matrix: O(k) for a class, and a step for each position. */
  final class OfMatrix implements OutwardRow {
    private final Similarity similarity;
    private final ClassOrder order;
    private final double[] row;
    private Generality generality;
    private double sum;
    private int start;
    private int end;

    OfMatrix(Similarity similarity, ClassOrder order) {
      this.similarity = similarity;
      this.order = order;
      this.row = new double[similarity.size()];
    }

    @Override
    public void begin(int classId, Generality ofClass) {
      similarity.copyRow(classId, row);
      generality = ofClass;
      sum = 0;
      start = order.positionOf(classId);
      end = start + 1;
    }

    @Override
    public double grow(int newStart, int newEnd) {
      while (start > newStart) {
        add(--start);
      }
      while (end < newEnd) {
        add(end++);
      }
      return sum;
    }

    private void add(int position) {
      int other = order.classAt(position);
      sum += row[other];
      generality.accept(other);
    }
  }
}
