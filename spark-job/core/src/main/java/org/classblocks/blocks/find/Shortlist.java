package org.classblocks.blocks.find;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Limits the number of blocks, so that people can read them.
 *
 * <p>The blocks of the highest contrast stay, a quarter as many as there are classes. Beyond that,
 * only blocks with a contrast of {@value #CLEAR} or more do. Of equal ones the larger node id
 * stays.
 */
final class Shortlist {
  private static final double CLEAR = 10;

  private Shortlist() {}

  /**
   * The nodes that stay.
   *
   * @param classes the number of classes in the tree
   */
  static List<Integer> of(List<Integer> nodes, int classes, CandidateMeasures measures) {
    List<Integer> ranked =
        nodes.stream()
            .sorted(
                Comparator.<Integer>comparingDouble(node -> -measures.contrast(node))
                    .thenComparing(Comparator.<Integer>naturalOrder().reversed()))
            .toList();
    return IntStream.range(0, ranked.size())
        .filter(i -> i < classes / 4 || measures.contrast(ranked.get(i)) >= CLEAR)
        .mapToObj(ranked::get)
        .toList();
  }
}
