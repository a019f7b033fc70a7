package org.classblocks.attributes;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The correction of Holm (1979): the i-th smallest p of m counts m - i + 1 times. */
final class Holm {
  private Holm() {}

  /** The same findings in the same order, with adjusted p. */
  static List<AttributeFinding> adjusted(List<AttributeFinding> findings) {
    double[] adjusted = new double[findings.size()];
    double largest = 0;
    int left = findings.size();
    List<Integer> byP =
        IntStream.range(0, findings.size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> findings.get(i).p()))
            .toList();
    for (int i : byP) {
      largest = Math.max(largest, Math.min(1, findings.get(i).p() * left--));
      adjusted[i] = largest;
    }
    return IntStream.range(0, findings.size())
        .mapToObj(i -> findings.get(i).withAdjustedP(adjusted[i]))
        .toList();
  }
}
