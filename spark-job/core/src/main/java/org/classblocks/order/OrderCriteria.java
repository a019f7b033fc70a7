package org.classblocks.order;

import java.util.stream.IntStream;
import org.classblocks.linalg.Permutation;
import org.classblocks.order.linkage.Distances;

/**
 * How good an order is, as the literature on seriation measures it. Low is good for all but
 * inertia.
 *
 * <p>With d(i, j) the distance between the leaves at positions i and j of n:
 *
 * @param antiRobinsonEvents how often distances fall on the way from the diagonal: the number of
 *     {@code i < j < k} with {@code d(i, j) > d(i, k)}, and of those with {@code d(j, k) > d(i, k)}
 * @param antiRobinsonDeviations by how much they fall, summed over the events
 * @param pathLength the sum of d(i, i + 1)
 * @param bandedAntiRobinson BAR: the sum of (b + 1 - (j - i)) d(i, j) over {@code 0 < j - i <= b},
 *     where the band b is n / 5 rounded down, and at least 1
 * @param leastSquares the sum of (d(i, j) - |i - j|)^2 over all i and j
 * @param twoSum 2-SUM: the sum of (i - j)^2 / (1 + d(i, j)) over all i and j
 * @param inertia the sum of d(i, j) (i - j)^2 over all i and j; high is good
 * @param antiRobinsonStride 1 if events and deviations were counted from every position of the
 *     diagonal; s if from one in s only, and scaled up
 */
public record OrderCriteria(
    long antiRobinsonEvents,
    double antiRobinsonDeviations,
    double pathLength,
    double bandedAntiRobinson,
    double leastSquares,
    double twoSum,
    double inertia,
    int antiRobinsonStride) {

  /** With more leaves, counting at every position takes longer than the order itself. */
  private static final int EVERY_POSITION_UP_TO = 10_000;

  /**
   * Measures an order. O(n^2 log n) time on all cores, O(n) memory a core. The same to the last bit
   * whatever the number of threads. With more than {@value #EVERY_POSITION_UP_TO} leaves, events
   * and deviations are estimated from evenly spaced positions. So the time for counting grows as n
   * log n at most.
   *
   * <p>Sources: Hahsler, Hornik and Buchta, Getting things in order, Journal of Statistical
   * Software 25(3) (2008), doi:10.18637/jss.v025.i03; Hahsler, An experimental comparison of
   * seriation methods, European Journal of Operational Research 257 (2017),
   * doi:10.1016/j.ejor.2016.08.066; Earle and Hurley, Advances in dendrogram seriation, Journal of
   * Computational and Graphical Statistics 24 (2015), doi:10.1080/10618600.2013.874295, for the
   * band. The numbers are those of the R package seriation.
   *
   * @param distances the distances by leaf
   * @param order the leaf at each position
   */
  public static OrderCriteria of(Distances distances, Permutation order) {
    double tooMany = (double) order.size() / EVERY_POSITION_UP_TO;
    return of(distances, order, Math.max(1, (int) Math.ceil(tooMany * tooMany)));
  }

  static OrderCriteria of(Distances distances, Permutation order, int stride) {
    OrderCriteria[] rows = new OrderCriteria[order.size()];
    // Leaf by leaf, because the rows of neighbouring leaves share lines of the cache.
    IntStream.range(0, rows.length)
        .parallel()
        .map(order::positionOf)
        .forEach(i -> rows[i] = ofRow(distances, order, i, isCounted(i, stride)));
    OrderCriteria sum = new OrderCriteria(0, 0, 0, 0, 0, 0, 0, stride);
    for (OrderCriteria row : rows) {
      sum = sum.plus(row);
    }
    long counted = IntStream.range(0, rows.length).filter(i -> isCounted(i, stride)).count();
    return counted == rows.length ? sum : sum.scaledUp((double) rows.length / counted);
  }

  private static boolean isCounted(int position, int stride) {
    return position % stride == stride / 2;
  }

  private static OrderCriteria ofRow(
      Distances distances, Permutation order, int i, boolean countsEvents) {
    int size = order.size();
    double[] byLeaf = new double[size];
    distances.copyRow(order.at(i), byLeaf);
    double[] row = new double[size];
    for (int j = 0; j < size; j++) {
      row[j] = byLeaf[order.at(j)];
    }
    double squares = 0;
    double twoSum = 0;
    double inertia = 0;
    for (int j = 0; j < size; j++) {
      double gap = Math.abs(i - j);
      squares += (row[j] - gap) * (row[j] - gap);
      twoSum += gap * gap / (1 + row[j]);
      inertia += gap * gap * row[j];
    }
    int band = Math.max(1, size / 5);
    double banded = 0;
    for (int j = i + 1; j <= Math.min(i + band, size - 1); j++) {
      banded += (band + 1 - (j - i)) * row[j];
    }
    InversionCounter inversions = new InversionCounter(countsEvents ? size : 0);
    if (countsEvents) {
      inversions.count(row, i + 1, size - i - 1, 1);
      inversions.count(row, i - 1, i, -1);
    }
    double step = i + 1 < size ? row[i + 1] : 0;
    return new OrderCriteria(
        inversions.events(), inversions.deviations(), step, banded, squares, twoSum, inertia, 1);
  }

  private OrderCriteria plus(OrderCriteria that) {
    return new OrderCriteria(
        antiRobinsonEvents + that.antiRobinsonEvents,
        antiRobinsonDeviations + that.antiRobinsonDeviations,
        pathLength + that.pathLength,
        bandedAntiRobinson + that.bandedAntiRobinson,
        leastSquares + that.leastSquares,
        twoSum + that.twoSum,
        inertia + that.inertia,
        antiRobinsonStride);
  }

  private OrderCriteria scaledUp(double factor) {
    return new OrderCriteria(
        Math.round(factor * antiRobinsonEvents),
        factor * antiRobinsonDeviations,
        pathLength,
        bandedAntiRobinson,
        leastSquares,
        twoSum,
        inertia,
        antiRobinsonStride);
  }
}
