package org.classblocks.bench;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a page cost in one visit by a browser with an empty profile. Milliseconds and bytes; NaN for
 * what is unknown.
 *
 * @param firstPicture from the navigation to the first picture
 * @param panning the frames while the matrix was dragged about
 * @param zooming the frames while the wheel turned
 * @param heap the JavaScript objects alive, without typed arrays
 * @param memory the most resident memory of the page's process
 */
record PageFigures(
    double firstPicture, Frames panning, Frames zooming, double heap, double memory) {

  /**
   * The frames of a movement.
   *
   * @param median between one frame and the next
   * @param slow the 95th percentile of that
   * @param work what the page's main thread was busy for a frame, on average: events, scripts,
   *     style, layout and painting
   */
  record Frames(double median, double slow, double work) {}

  static <T> double median(List<T> measured, ToDoubleFunction<T> figure) {
    return quantile(measured.stream().mapToDouble(figure).toArray(), 0.5);
  }

  /** The lowest of the numbers that at least a share of them do not exceed; NaN of none. */
  static double quantile(double[] numbers, double share) {
    if (numbers.length == 0) {
      return Double.NaN;
    }
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }
}
