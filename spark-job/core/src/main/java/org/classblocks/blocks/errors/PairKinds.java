package org.classblocks.blocks.errors;

import java.util.List;
import java.util.Optional;
import org.classblocks.blocks.taxonomy.CommonNodes;
import org.classblocks.similarity.Containment;
import org.classblocks.similarity.Similarity;

/**
 * Says what two classes are to each other. The first of these that holds:
 *
 * <ol>
 *   <li>Subset: the taxonomy puts one below the other, or its name says so ({@link NameHeads}).
 *   <li>Subset: one is contained in the other and not the other way round, and they are told apart
 *       ({@link PairConfusion#toldApart}) by less than {@value #POORLY}. One is contained if at
 *       least {@value Containment#CONTAINED} of it are in the other ({@link Containment}), and
 *       {@value Containment#ONE_SIDED} times as much as of the other in it.
 *   <li>Duplicate: neither is contained, nor is one taken for the other one-sidedly. They are
 *       confused more often than chance gives and told apart by less than 1/3, or their similarity
 *       is at least {@value #DUPLICATE}. Without labels each may instead be the other's nearest by
 *       far ({@link NearPairs#areEachOthersByFar}). One-sidedly means in {@value #OFTEN} of the
 *       samples, and {@value #MUCH_MORE} times as often as the other way round.
 *   <li>Companion: the taxonomy puts them far apart, at a node with more than {@value #FAR} of all
 *       other classes, and in one direction at least they are confused in less than {@value
 *       #SELDOM} of the samples. A picture of both has one label, so that it is confused one way.
 *   <li>Subset: one is contained, or taken for the other one-sidedly.
 *   <li>Companion: they are seldom confused in both directions, and no taxonomy puts them close.
 *       Each is the other's nearest by more than chance gives, or among its nearest and they are
 *       confused less often than such pairs are on the whole.
 *   <li>Look-alike: they are confused more often than chance gives.
 * </ol>
 *
 * <p>All other pairs have no kind. O(nodes above the two) a pair. For one thread.
 */
final class PairKinds {
  private static final double DUPLICATE = 0.95;
  private static final double HARDLY = 1 / 3.0;
  private static final double POORLY = 0.5;
  private static final double FAR = 0.05;
  private static final double SELDOM = 0.15;
  private static final double OFTEN = 0.3;
  private static final double MUCH_MORE = 3;

  private final Similarity similarity;
  private final NearPairs near;
  private final Containment containment;
  private final Optional<PairConfusion> confusion;
  private final Optional<CommonNodes> taxonomy;
  private final double noiseFloor;
  private final double usualRate;

  /**
   * @param noiseFloor the highest similarity that chance alone gives
   * @param near which classes are among the nearest of which
   * @param nearPairs the pairs of such classes that are above the noise floor
   */
  PairKinds(
      Similarity similarity,
      double noiseFloor,
      NearPairs near,
      List<NearPairs.Pair> nearPairs,
      Containment containment,
      Optional<PairConfusion> confusion,
      Optional<CommonNodes> taxonomy) {
    this.similarity = similarity.rounded();
    this.noiseFloor = noiseFloor;
    this.near = near;
    this.containment = containment;
    this.confusion = confusion;
    this.taxonomy = taxonomy;
    List<NearPairs.Pair> mutual =
        nearPairs.stream().filter(pair -> near.areMutual(pair.a(), pair.b())).toList();
    this.usualRate = confusion.map(counts -> usualRate(mutual, counts)).orElse(0.0);
  }

  /**
   * What a pair is.
   *
   * @param direction which class is in which, for subsets and companions
   */
  record Verdict(PairKind kind, PairDirection direction) {}

  /** What a pair is; empty if it has no kind. */
  Optional<Verdict> of(int a, int b) {
    PairDirection known = PairDirection.of(isKnownCaseOf(a, b), isKnownCaseOf(b, a));
    if (known != PairDirection.NONE) {
      return verdict(PairKind.SUBSET, known);
    }
    PairDirection contained = PairDirection.of(isContained(a, b), isContained(b, a));
    Optional<PairConfusion> counts = confusion.filter(all -> all.haveLabels(a, b));
    if (contained != PairDirection.NONE
        && counts.isPresent()
        && isToldApartBelow(POORLY, a, b, counts.get())) {
      return verdict(PairKind.SUBSET, contained);
    }
    PairDirection inside =
        contained == PairDirection.NONE
            ? PairDirection.of(isTakenFor(a, b, counts), isTakenFor(b, a, counts))
            : contained;
    if (inside == PairDirection.NONE && isDuplicate(a, b, counts)) {
      return verdict(PairKind.DUPLICATE, PairDirection.NONE);
    }
    Optional<Boolean> areFar =
        taxonomy.filter(nodes -> nodes.have(a, b)).map(nodes -> nodes.share(a, b) > FAR);
    if (areFar.orElse(false) && counts.map(all -> all.lowerRate(a, b)).orElse(0.0) < SELDOM) {
      return verdict(PairKind.COMPANION, contained);
    }
    if (inside != PairDirection.NONE) {
      return verdict(PairKind.SUBSET, inside);
    }
    if (areFar.orElse(true) && counts.map(all -> isUnusuallySeldom(a, b, all)).orElse(false)) {
      return verdict(PairKind.COMPANION, PairDirection.NONE);
    }
    return counts.map(all -> all.isConfused(a, b)).orElse(false)
        ? verdict(PairKind.LOOK_ALIKE, PairDirection.NONE)
        : Optional.empty();
  }

  private static Optional<Verdict> verdict(PairKind kind, PairDirection direction) {
    return Optional.of(new Verdict(kind, direction));
  }

  private boolean isKnownCaseOf(int a, int b) {
    return taxonomy.map(nodes -> nodes.isBelow(a, b)).orElse(false)
        || NameHeads.isCaseOf(similarity.classes().name(a), similarity.classes().name(b));
  }

  private boolean isContained(int a, int b) {
    return Containment.isOneSided(containment.share(a, b), containment.share(b, a));
  }

  private boolean isDuplicate(int a, int b, Optional<PairConfusion> counts) {
    return similarity.at(a, b) >= DUPLICATE
        || (counts.isPresent()
            ? isToldApartBelow(HARDLY, a, b, counts.get())
            : near.areEachOthersByFar(a, b));
  }

  private static boolean isToldApartBelow(double bound, int a, int b, PairConfusion counts) {
    return counts.isConfused(a, b) && counts.toldApart(a, b) < bound;
  }

  private static boolean isTakenFor(int a, int b, Optional<PairConfusion> counts) {
    return counts
        .map(all -> all.rate(a, b) >= OFTEN && all.rate(a, b) >= MUCH_MORE * all.rate(b, a))
        .orElse(false);
  }

  private boolean isUnusuallySeldom(int a, int b, PairConfusion counts) {
    return counts.higherRate(a, b) < SELDOM
        && (near.areEachOthersNearest(a, b, noiseFloor)
            || (near.areMutual(a, b) && counts.isBelow(usualRate, a, b)));
  }

  /** Confusions over labels, of all pairs that are each among the other's nearest. */
  private static double usualRate(List<NearPairs.Pair> pairs, PairConfusion counts) {
    double confused = pairs.stream().mapToDouble(p -> counts.confused(p.a(), p.b())).sum();
    double labels = pairs.stream().mapToDouble(p -> counts.labels(p.a(), p.b())).sum();
    return labels > 0 ? confused / labels : 0;
  }
}
