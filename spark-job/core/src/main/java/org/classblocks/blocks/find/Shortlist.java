package org.classblocks.blocks.find;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Keeps a page of blocks readable: a quarter as many as there are classes, and beyond that only
 * those of a contrast of {@value #CLEAR} or more. The blocks of the highest contrast stay.
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
