package org.classblocks.order.leaves;

import java.util.stream.IntStream;
import org.classblocks.linalg.Permutation;
import org.classblocks.order.linkage.Distances;

/**
 * Decides in which direction an order is read, since both have the same neighbours.
 *
 * <p>Classes that are far from all others come last: the sum of a class's distances grows with its
 * position rather than falls. The names of the classes do not matter. If neither direction is
 * better, by one part in 10^12, the order begins with the lower of its two end leaves.
 */
final class OrderOrientation {
  private static final double TIE = 1e-12;

  private OrderOrientation() {}

  /** The order itself or its reverse. O(m^2) time at most, on all cores. */
  static Permutation of(Permutation order, Distances distances) {
    int last = order.size() - 1;
    if (last < 1) {
      return order;
    }
    double[] sums = IntStream.rangeClosed(0, last).parallel().mapToDouble(distances::sum).toArray();
    double slope = 0;
    double scale = 0;
    for (int i = 0; i <= last - i; i++) {
      int lever = last - 2 * i;
      slope += lever * (sums[order.at(last - i)] - sums[order.at(i)]);
      scale += lever * (sums[order.at(last - i)] + sums[order.at(i)]);
    }
    boolean isTie = Math.abs(slope) <= TIE * scale;
    boolean keep = isTie ? order.at(0) < order.at(last) : slope > 0;
    return keep ? order : reversed(order);
  }

  private static Permutation reversed(Permutation order) {
    int[] elements = order.toArray();
    for (int i = 0; i < elements.length; i++) {
      elements[i] = order.at(elements.length - 1 - i);
    }
    return Permutation.of(elements);
  }
}
