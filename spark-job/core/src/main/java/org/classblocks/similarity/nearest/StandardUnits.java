package org.classblocks.similarity.nearest;

import java.io.Serializable;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.classblocks.moments.batch.ClassSums;
import org.classblocks.moments.batch.Marginals;
import org.classblocks.moments.batch.MarginalsBuilder;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.ClassStatus;
import org.classblocks.similarity.SimilarityGraph;

/**
 * The scores of each class in standard units, in which the correlation of two classes is a sum of
 * products over the samples that list both, less the product of their loads:
 *
 * <p>r_ij = Σ t_i t_j - u_i u_j, with t_i = sqrt(w) (x_i - p_i) / sqrt(C_ii), the load u_i =
 * sqrt(W) (mean_i - p_i) / sqrt(C_ii), w the weight of a sample, W that of all, and C_ii the
 * weighted sum of squared deviations. The pivot p_i is the absent score, so that t_i = 0 where a
 * sample does not list the class. A class that every sample lists has its mean as pivot: its scores
 * lose no digits however far they lie from the absent score. Two classes that no sample lists
 * together have exactly the correlation -u_i u_j.
 *
 * <p>Memory: 36 bytes a class. Immutable; owns its arrays.
 */
public final class StandardUnits implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ClassStatus[] statuses;
  private final double[] factors;
  private final double[] pivots;
  private final double[] norms;
  private final double[] loads;
  private final double absentScore;
  private int usable;
  private double leastLoad = Double.POSITIVE_INFINITY;
  private double mostLoad = Double.NEGATIVE_INFINITY;

  /**
   * The units for some samples.
   *
   * @param gathered the statistics of each class over the samples
   * @param listings how many samples list each class
   * @param absentScore the score of a class that a sample does not list
   * @param leastListed classes that fewer samples list have no correlation
   */
  public StandardUnits(
      MarginalsBuilder gathered, ListingTotals listings, double absentScore, int leastListed) {
    this(
        gathered,
        statuses(gathered, listings, leastListed),
        absentScore,
        isEverywhere(listings, gathered.result().sampleSize().weighty()));
  }

  private static BiPredicate<Integer, ClassSums> isEverywhere(
      ListingTotals listings, long weighty) {
    return (id, sums) -> listings.weighty(id) == weighty;
  }

  /**
   * The units for a group of the samples. A class has no correlation if it has none over all
   * samples, for the same reason.
   *
   * <p>A class that all samples of the group list is recognised by its scores: the absent score
   * lies outside their range. Otherwise the absent score is the pivot.
   *
   * @param gathered the statistics of each class over the samples of the group
   */
  public StandardUnits ofGroup(MarginalsBuilder gathered) {
    ClassStatus[] ofGroup = statuses(gathered);
    for (int id = 0; id < ofGroup.length; id++) {
      ofGroup[id] = isUsable(id) ? ofGroup[id] : statuses[id];
    }
    return new StandardUnits(
        gathered,
        ofGroup,
        absentScore,
        (id, sums) -> absentScore < sums.min() || absentScore > sums.max());
  }

  private static ClassStatus[] statuses(MarginalsBuilder gathered) {
    Marginals marginals = gathered.result();
    return IntStream.range(0, gathered.classCount())
        .mapToObj(id -> ClassStatus.of(marginals, id, gathered.sums(id)))
        .toArray(ClassStatus[]::new);
  }

  private static ClassStatus[] statuses(
      MarginalsBuilder gathered, ListingTotals listings, int leastListed) {
    ClassStatus[] statuses = statuses(gathered);
    for (int id = 0; id < statuses.length; id++) {
      if (statuses[id] == ClassStatus.OK && listings.listed(id) < leastListed) {
        statuses[id] = ClassStatus.RARELY_LISTED;
      }
    }
    return statuses;
  }

  private StandardUnits(
      MarginalsBuilder gathered,
      ClassStatus[] statuses,
      double absentScore,
      BiPredicate<Integer, ClassSums> isEverywhere) {
    int classCount = gathered.classCount();
    this.statuses = statuses;
    this.factors = new double[classCount];
    this.pivots = new double[classCount];
    this.norms = new double[classCount];
    this.loads = new double[classCount];
    this.absentScore = absentScore;
    double root = Math.sqrt(gathered.weight());
    for (int id = 0; id < classCount; id++) {
      if (isUsable(id)) {
        ClassSums sums = gathered.sums(id);
        factors[id] = Math.scalb(1.0, -sums.exponent());
        pivots[id] = isEverywhere.test(id, sums) ? sums.mean() : absentScore * factors[id];
        norms[id] = Math.sqrt(sums.squares());
        loads[id] = root * ((sums.mean() - pivots[id]) + sums.meanRest()) / norms[id];
        usable++;
        leastLoad = Math.min(leastLoad, loads[id]);
        mostLoad = Math.max(mostLoad, loads[id]);
      }
    }
  }

  /** The number of classes, k. */
  public int size() {
    return statuses.length;
  }

  public ClassStatus status(int id) {
    return statuses[id];
  }

  /** Whether a class has a correlation with others. */
  public boolean isUsable(int id) {
    return statuses[id] == ClassStatus.OK;
  }

  /** The number of classes that have a correlation with others. */
  int usable() {
    return usable;
  }

  /** A score in standard units, but for the root of the sample's weight; the class is usable. */
  double of(int id, double score) {
    return (score * factors[id] - pivots[id]) / norms[id];
  }

  /**
   * A graph of similarities of these classes that keeps no pair yet: its background is the
   * correlation of classes that no sample lists together.
   */
  public SimilarityGraph.Builder graph(ClassList classes) {
    return SimilarityGraph.builder(classes, statuses, loads);
  }

  /**
   * The load u_i of a class, which lowers its correlation with class j by u_i u_j; 0 if not usable.
   */
  public double load(int id) {
    return loads[id];
  }

  /** The correlation of two usable classes whose products in standard units add up to a sum. */
  double correlation(int a, int b, double sum) {
    return Math.max(-1, Math.min(1, sum - loads[a] * loads[b]));
  }

  /** No usable class that no sample lists together with this one is more similar to it. */
  double mostWithoutSamples(int id) {
    double other = loads[id] >= 0 ? leastLoad : mostLoad;
    return Math.max(-1, Math.min(1, -loads[id] * other));
  }
}
