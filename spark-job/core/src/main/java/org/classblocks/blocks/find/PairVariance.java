package org.classblocks.blocks.find;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.linkage.Dendrogram;

/**
 * Estimates the variance of the correlation of two classes that have nothing in common.
 *
 * <p>For scores z of variance 1 it is E[z_i^2 z_j^2] / n. That is 1 / n if the sizes of the two
 * scores are independent. It is far more if samples share a scale, as logits do whose norm differs
 * from sample to sample. The sums at hand bound it in two ways, and the lower bound is taken:
 *
 * <ul>
 *   <li><b>The similarities of pairs far apart</b> vary at least as much: the mean square of the
 *       half of all pairs that meets highest in the tree, times {@value #FAR} since the tree has
 *       put the higher ones elsewhere. This is close if most classes have nothing in common.
 *   <li><b>The tails of the scores.</b> A shared scale stretches both tails of every class. So the
 *       {@link PeakShares} say how much of it there can be: 1 / n + {@value #TAILS} p q for the
 *       mean p of the larger and the mean q of the smaller shares. This is close if scores are
 *       about normal.
 * </ul>
 *
 * <p>Both are far too high only if scores have two heavy tails and most classes have much in
 * common. Then small groups may be missed. Both factors are set by simulation.
 */
final class PairVariance {
  private static final double FAR = 2;
  private static final double TAILS = 7;
  private static final double LEAST = 0.25;

  private PairVariance() {}

  /** The variance, at least {@value #LEAST} / n; O(m log m) for m leaves. */
  static double of(ClassOrder order, NodeSimilarities similarities, SamplingNoise noise) {
    Dendrogram tree = order.dendrogram();
    double independent = noise.pairDeviation() * noise.pairDeviation();
    double larger = mean(order, id -> noise.peaks(id).larger());
    double smaller = mean(order, id -> noise.peaks(id).smaller());
    double byTails = independent + TAILS * larger * smaller;
    return Math.max(
        LEAST * independent, Math.min(byTails, FAR * meanSquareFarApart(tree, similarities)));
  }

  private static double mean(ClassOrder order, IntToDoubleFunction ofClass) {
    return IntStream.range(0, order.dendrogram().leafCount())
        .map(order::classOfLeaf)
        .mapToDouble(ofClass)
        .average()
        .orElse(0);
  }

  private static double meanSquareFarApart(Dendrogram tree, NodeSimilarities similarities) {
    List<Integer> farFirst =
        IntStream.range(tree.leafCount(), tree.nodeCount())
            .boxed()
            .sorted(Comparator.comparingDouble(similarities::level))
            .toList();
    double allPairs = tree.leafCount() * (tree.leafCount() - 1.0) / 2;
    double pairs = 0;
    double squares = 0;
    for (int node : farFirst) {
      if (2 * pairs >= allPairs) {
        break;
      }
      pairs += similarities.pairsBetween(node);
      squares += similarities.squaresBetween(node);
    }
    return pairs > 0 ? squares / pairs : 0;
  }
}
