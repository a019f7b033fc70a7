package org.classblocks.blocks.taxonomy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.linkage.Dendrogram;
import org.classblocks.similarity.Similarity;

/**
 * Finds siblings of a taxonomy, classes right below one node, that are far less similar than
 * siblings usually are.
 *
 * <p>What is usual differs from parent to parent: breeds of dogs look alike, things that rattle do
 * not sound alike. So a pair is expected to be as similar as the other pairs of its parent are on
 * average. The mean of all siblings anywhere counts as one pair more, which decides if there are
 * few.
 *
 * <p>A pair is far apart if it falls short of that by twice the usual shortfall. Only pairs that
 * fall short say what is usual: a few pairs of near duplicates would make surpluses large. A stray
 * class is far from all its siblings, so each class counts with its worst pair alone and is listed
 * once.
 *
 * <p>O(pairs of siblings) time, O(k) memory for k classes.
 */
final class StraySiblings {
  private static final double LEAST_DEVIATION = 2;

  /** Shortfalls that rounding alone may leave between equal similarities. */
  private static final double ROUNDING = 1e-9;

  private final List<SiblingGroup> families;
  private final Similarity similarity;
  private final ClassOrder order;
  private final Candidate[] worst;
  private final double usual;
  private final double usualShortfall;

  StraySiblings(ComparedTaxonomy taxonomy, Similarity similarity, ClassOrder order) {
    this.families = SiblingGroup.of(taxonomy, similarity.rounded());
    this.similarity = similarity;
    this.order = order;
    this.worst = new Candidate[similarity.size()];
    long pairs = families.stream().mapToLong(SiblingGroup::pairs).sum();
    this.usual = families.stream().mapToDouble(SiblingGroup::sum).sum() / pairs;
    this.usualShortfall = usualShortfall();
  }

  private double expected(SiblingGroup family, double found) {
    return (family.sum() - found + usual) / family.pairs();
  }

  /** The root mean square of the shortfalls there are. */
  private double usualShortfall() {
    double[] squares = new double[1];
    long[] count = new long[1];
    for (SiblingGroup family : families) {
      family.forEachPair(
          (a, b, found) -> {
            double shortfall = expected(family, found) - found;
            if (shortfall > ROUNDING) {
              squares[0] += shortfall * shortfall;
              count[0]++;
            }
          });
    }
    return Math.sqrt(squares[0] / count[0]);
  }

  /** At most {@code most} pairs, the worst first. */
  List<SiblingPair> pairs(int most) {
    families.forEach(this::findWorst);
    boolean[] listed = new boolean[worst.length];
    int[] parents = order.dendrogram().parents();
    List<SiblingPair> pairs = new ArrayList<>();
    Arrays.stream(worst)
        .filter(Objects::nonNull)
        .sorted(Candidate.WORST_FIRST)
        .forEach(
            pair -> {
              if (pairs.size() < most && !listed[pair.a] && !listed[pair.b]) {
                listed[pair.a] = true;
                listed[pair.b] = true;
                pairs.add(sibling(pair, parents));
              }
            });
    return pairs;
  }

  private void findWorst(SiblingGroup family) {
    family.forEachPair(
        (a, b, found) -> {
          double expected = expected(family, found);
          double deviation = (expected - found) / usualShortfall;
          if (deviation >= LEAST_DEVIATION) {
            Candidate pair = new Candidate(a, b, family.parent(), expected, deviation);
            worst[a] = pair.orWorse(worst[a]);
            worst[b] = pair.orWorse(worst[b]);
          }
        });
  }

  private SiblingPair sibling(Candidate pair, int[] parents) {
    return new SiblingPair(
        pair.a,
        pair.b,
        pair.parent,
        similarity.at(pair.a, pair.b),
        pair.expected,
        pair.deviation,
        height(pair.a, pair.b, parents));
  }

  /** Where two classes merge. */
  private double height(int classA, int classB, int[] parents) {
    int a = order.leafAt(order.positionOf(classA));
    int b = order.leafAt(order.positionOf(classB));
    return order.dendrogram().height(Dendrogram.meeting(parents, a, b));
  }

  private record Candidate(int a, int b, int parent, double expected, double deviation) {
    private static final Comparator<Candidate> WORST_FIRST =
        Comparator.comparingDouble(Candidate::deviation)
            .reversed()
            .thenComparingInt(Candidate::a)
            .thenComparingInt(Candidate::b)
            .thenComparingInt(Candidate::parent);

    Candidate orWorse(Candidate known) {
      return known == null || WORST_FIRST.compare(this, known) < 0 ? this : known;
    }
  }
}
