package org.classblocks.similarity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.classblocks.moments.CoMoments;
import org.classblocks.moments.batch.Marginals;
import org.classblocks.moments.batch.MarginalsBuilder;

/**
 * Keeps the co-moments of some disjoint sets of samples, the folds. The similarities over any of
 * them together follow without another read of the samples.
 *
 * <p>Memory: 8 bytes a pair of classes and fold.
 */
public final class FoldedMoments {
  private final List<List<CoMoments>> tiles = new ArrayList<>();
  private final List<MarginalsBuilder> marginals = new ArrayList<>();

  /**
   * Keeps the co-moments of a tile, which must not change any more.
   *
   * @param folds the co-moments of each fold
   */
  public void accept(List<CoMoments> folds) {
    tiles.add(folds);
  }

  /** Keeps the statistics per class of the next fold, which must not change any more. */
  public void accept(MarginalsBuilder fold) {
    marginals.add(fold);
  }

  /** The statistics per class of some folds together. */
  public Marginals marginals(int[] folds) {
    return total(folds).result();
  }

  private MarginalsBuilder total(int[] folds) {
    MarginalsBuilder total = new MarginalsBuilder(marginals.get(0).classCount());
    for (int fold : folds) {
      total.combine(marginals.get(fold));
    }
    return total;
  }

  /**
   * How far the similarities deviate without each fold, in O(F^2 k^2) for F folds.
   *
   * @param whole the similarities over all folds, none of them clipped
   */
  public FoldDeviations deviations(SimilarityMatrix whole) {
    double[] weights = marginals.stream().mapToDouble(MarginalsBuilder::weight).toArray();
    return FoldDeviations.of(
        whole,
        weights,
        fold ->
            similarity(
                IntStream.range(0, weights.length).filter(other -> other != fold).toArray(),
                whole.classes()));
  }

  /**
   * The similarities over the samples of some folds, in O(k^2) a fold.
   *
   * @param classes the k classes
   */
  public SimilarityMatrix similarity(int[] folds, ClassList classes) {
    PearsonCorrelation correlation = new PearsonCorrelation(classes);
    tiles.parallelStream()
        .forEach(tile -> correlation.accept(Arrays.stream(folds).mapToObj(tile::get).toList()));
    return correlation.result(total(folds));
  }
}
