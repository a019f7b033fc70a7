package org.classblocks.blocks.errors;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.classblocks.blocks.BlockForest;
import org.classblocks.blocks.find.NodeSimilarities;
import org.classblocks.linalg.SparseMatrix;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.linkage.Dendrogram;
import org.classblocks.similarity.SimilarityMatrix;

/**
 * Picks the pairs of classes that a person should look at, at most {@value #LIMIT} of each kind.
 *
 * <p>A pair is similar if one class is among the nearest of the other ({@link NearPairs}) and the
 * pair is above the noise floor. A fixed bound would not do: 0.9 is much for logits, and lists of
 * five probabilities never reach it.
 *
 * <ul>
 *   <li>Near duplicates have a similarity of at least {@value #DUPLICATE}, so that one class leaves
 *       less than a tenth of the other's variance unexplained. Or they are by far each other's
 *       nearest, by the ratio test of Lowe, "Distinctive Image Features from Scale-Invariant
 *       Keypoints" (2004), doi:10.1023/B:VISI.0000029664.99615.94. The most similar come first.
 *   <li>Similar but not confused: each is among the other's nearest, and they are confused less
 *       often than such pairs are on the whole. Chance explains that with at most one in {@value
 *       #ODDS}. The most similar come first.
 *   <li>Similar across blocks: no block holds both classes. Those come first that are most above
 *       the mean similarity between the two branches that meet where they do.
 *   <li>Confused but not similar: neither is among the nearest of the other. They are confused more
 *       often than the highest of all pairs would be, if wrong predictions were dealt out to missed
 *       labels at random. The least likely come first.
 * </ul>
 *
 * <p>Ties go by class ids. Similarities are compared rounded ({@link SimilarityMatrix#rounded()}).
 * O(k^2) time and O(k) memory beside the pairs; a pair costs the depth of the tree at most.
 */
public final class Triage {
  static final int LIMIT = 50;
  static final double DUPLICATE = 0.95;
  private static final int ODDS = 20;

  private final SimilarityMatrix similarity;
  private final ClassOrder order;
  private final BlockForest forest;
  private final Optional<PairConfusion> confusion;
  private final NearPairs near;
  private final List<NearPairs.Pair> nearPairs;

  private Triage(
      SimilarityMatrix similarity,
      ClassOrder order,
      BlockForest forest,
      Optional<PairConfusion> confusion) {
    this.similarity = similarity;
    this.order = order;
    this.forest = forest;
    this.confusion = confusion;
    this.near = new NearPairs(similarity);
    this.nearPairs =
        near.all().stream().filter(pair -> pair.similarity() > forest.noiseFloor()).toList();
  }

  /**
   * The pairs of every kind, by kind and rank; kinds that are about confusion only with labels.
   *
   * @param similarity the similarities by class id
   * @param order the order of the same classes
   * @param forest the blocks of that order
   * @param confusion how often the class of the row was the label and that of the column the
   *     prediction, k + 1 of each, if there are labels; the last row and column stand for none
   * @param samplesPerWeight how many samples a count of 1 stands for: 1, or the effective number of
   *     samples over their weight where they have weights
   */
  public static List<TriagePair> of(
      SimilarityMatrix similarity,
      ClassOrder order,
      BlockForest forest,
      Optional<SparseMatrix> confusion,
      double samplesPerWeight) {
    Triage triage =
        new Triage(
            similarity,
            order,
            forest,
            confusion.map(counts -> new PairConfusion(counts, samplesPerWeight)));
    List<TriagePair> pairs = new ArrayList<>();
    pairs.addAll(triage.nearDuplicates());
    if (triage.confusion.isPresent()) {
      pairs.addAll(triage.similarNotConfused(triage.confusion.get()));
      pairs.addAll(triage.confusedNotSimilar(triage.confusion.get()));
    }
    pairs.addAll(triage.similarAcrossBlocks());
    return pairs;
  }

  private List<TriagePair> nearDuplicates() {
    List<NearPairs.Pair> pairs =
        nearPairs.stream()
            .filter(pair -> pair.similarity() >= DUPLICATE || near.areEachOthersByFar(pair))
            .toList();
    return ranked(TriageKind.NEAR_DUPLICATE, pairs, NearPairs.Pair::similarity);
  }

  private List<TriagePair> similarNotConfused(PairConfusion counts) {
    List<NearPairs.Pair> mutual = nearPairs.stream().filter(near::areMutual).toList();
    double confused = mutual.stream().mapToDouble(p -> counts.confused(p.a(), p.b())).sum();
    double labels = mutual.stream().mapToDouble(p -> counts.labels(p.a(), p.b())).sum();
    List<NearPairs.Pair> pairs = new ArrayList<>();
    for (NearPairs.Pair pair : mutual) {
      double count = counts.confused(pair.a(), pair.b());
      double usual = confused / labels * counts.labels(pair.a(), pair.b());
      if (count < usual && counts.deviance(count, usual) >= Math.log(ODDS)) {
        pairs.add(pair);
      }
    }
    return ranked(TriageKind.SIMILAR_NOT_CONFUSED, pairs, NearPairs.Pair::similarity);
  }

  private List<TriagePair> confusedNotSimilar(PairConfusion counts) {
    double classes = similarity.usableClasses().length;
    double bar = Math.log(classes * (classes - 1) / 2);
    List<NearPairs.Pair> pairs = new ArrayList<>();
    counts.forEach(
        (a, b) -> {
          double value = similarity.at(a, b);
          double expected = counts.expected(a, b);
          double count = counts.confused(a, b);
          if (!Double.isNaN(value)
              && count > expected
              && counts.deviance(count, expected) >= bar
              && !near.isNear(a, b)
              && !near.isNear(b, a)) {
            pairs.add(new NearPairs.Pair(a, b, value));
          }
        });
    return ranked(
        TriageKind.CONFUSED_NOT_SIMILAR,
        pairs,
        pair ->
            counts.deviance(
                counts.confused(pair.a(), pair.b()), counts.expected(pair.a(), pair.b())));
  }

  private List<TriagePair> similarAcrossBlocks() {
    List<NearPairs.Pair> pairs = nearPairs.stream().filter(this::isAcrossBlocks).toList();
    if (pairs.isEmpty()) {
      return List.of();
    }
    NodeSimilarities nodes = NodeSimilarities.of(similarity.rounded(), order);
    int[] parents = order.dendrogram().parents();
    return ranked(
        TriageKind.SIMILAR_ACROSS_BLOCKS,
        pairs,
        pair -> pair.similarity() - nodes.level(meeting(pair, parents)));
  }

  private boolean isAcrossBlocks(NearPairs.Pair pair) {
    List<Integer> around = forest.pathAt(order.positionOf(pair.a()));
    List<Integer> aroundOther = forest.pathAt(order.positionOf(pair.b()));
    return !around.isEmpty() && !aroundOther.isEmpty() && !around.get(0).equals(aroundOther.get(0));
  }

  /** The lowest node that holds both classes. */
  private int meeting(NearPairs.Pair pair, int[] parents) {
    int one = order.leafAt(order.positionOf(pair.a()));
    int other = order.leafAt(order.positionOf(pair.b()));
    return Dendrogram.meeting(parents, one, other);
  }

  private List<TriagePair> ranked(
      TriageKind kind, List<NearPairs.Pair> pairs, ToDoubleFunction<NearPairs.Pair> merit) {
    List<NearPairs.Pair> best =
        pairs.stream()
            .sorted(
                Comparator.comparingDouble(merit)
                    .reversed()
                    .thenComparingInt(NearPairs.Pair::a)
                    .thenComparingInt(NearPairs.Pair::b))
            .limit(LIMIT)
            .toList();
    List<TriagePair> ranked = new ArrayList<>();
    for (NearPairs.Pair pair : best) {
      ranked.add(triagePair(kind, ranked.size() + 1, pair.a(), pair.b()));
    }
    return ranked;
  }

  private TriagePair triagePair(TriageKind kind, int rank, int a, int b) {
    return new TriagePair(
        kind,
        rank,
        a,
        b,
        similarity.at(a, b),
        confusion.map(counts -> counts.count(a, b)).orElse(Double.NaN),
        confusion.map(counts -> counts.count(b, a)).orElse(Double.NaN),
        confusion.map(counts -> counts.rate(a, b)).orElse(Double.NaN),
        confusion.map(counts -> counts.rate(b, a)).orElse(Double.NaN));
  }
}
