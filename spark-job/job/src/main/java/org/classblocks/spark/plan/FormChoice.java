package org.classblocks.spark.plan;

import java.util.Optional;
import org.classblocks.Text;

/**
 * Whether the similarities of all pairs of classes are held, or a graph of those that say anything.
 *
 * @param isGraph whether it is a graph
 * @param reason why, as a sentence for people
 */
public record FormChoice(boolean isGraph, String reason) {
  /** The most classes of which a matrix of all pairs is made unasked, where a graph would do. */
  public static final int MOST_IN_MATRIX = 30_000;

  /**
   * What suits a log: a graph if samples list some of very many classes, or if the similarities of
   * all pairs do not fit into the driver's heap.
   *
   * @param classCount the number of classes, k
   * @param isSparse whether samples list some of the classes
   * @param obstacle a configuration key that needs the similarities of all pairs, if there is one
   * @param matrixBytes what the driver's heap must hold for a matrix
   * @param heapBytes the driver's heap
   */
  public static FormChoice of(
      int classCount,
      boolean isSparse,
      Optional<String> obstacle,
      long matrixBytes,
      long heapBytes) {
    if (obstacle.isPresent()) {
      return new FormChoice(
          false, Text.of("%s needs the similarities of all pairs.", obstacle.get()));
    }
    if (isSparse && classCount > MOST_IN_MATRIX) {
      return new FormChoice(
          true, Text.of("Samples list some of more than %,d classes.", MOST_IN_MATRIX));
    }
    return matrixBytes > heapBytes
        ? new FormChoice(true, "All pairs do not fit into the driver's heap.")
        : new FormChoice(false, "All pairs fit into the driver's heap.");
  }
}
