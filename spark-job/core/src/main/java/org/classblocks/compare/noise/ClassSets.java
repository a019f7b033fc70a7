package org.classblocks.compare.noise;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.classblocks.blocks.Block;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.FoldDeviations;
import org.classblocks.similarity.ModeratedVariance;
import org.classblocks.similarity.SamplingVariance;

/**
 * The mean similarities of sets of classes in a run that has kept its folds. Sets hold indices of
 * classes that have a correlation in both runs.
 *
 * <p>A mean costs O(F) time for each of its pairs and F folds; all means to the rest O(F k^2).
 */
public final class ClassSets {
  private final RunResult run;
  private final FoldDeviations folds;
  private final IntUnaryOperator ids;
  private final int[] usable;
  private final FoldedFigure[] toAll;
  private final ModeratedVariance moderated;
  private final int[][] blocks;

  /**
   * @param usable the indices of the classes that have a correlation in both runs
   * @param ids the class id in this run of an index
   */
  public ClassSets(RunResult run, int[] usable, IntUnaryOperator ids) {
    this.run = run;
    this.folds = run.noise().orElseThrow();
    this.ids = ids;
    this.usable = usable;
    this.toAll = new FoldedFigure[1 + Arrays.stream(usable).max().orElse(-1)];
    Arrays.stream(usable).parallel().forEach(c -> toAll[c] = sum(new int[] {c}, usable));
    int[] indices = new int[run.similarity().size()];
    Arrays.fill(indices, -1);
    Arrays.stream(usable).forEach(c -> indices[ids.applyAsInt(c)] = c);
    this.blocks =
        run.blocks().blocks().stream().map(block -> members(block, indices)).toArray(int[][]::new);
    this.moderated = moderated();
  }

  private int[] members(Block block, int[] indices) {
    return IntStream.range(block.start(), block.end())
        .map(position -> indices[run.order().classAt(position)])
        .filter(c -> c >= 0)
        .toArray();
  }

  /** What the variances of blocks have in common. */
  private ModeratedVariance moderated() {
    ModeratedVariance.Ratios ratios = new ModeratedVariance.Ratios();
    SamplingVariance error = new SamplingVariance(run.log().listed(), run.samples());
    for (int[] block : blocks) {
      if (block.length > 1 && block.length < usable.length) {
        ratios.accept(contrast(block, new int[0]).variance() / expected(block, error));
      }
    }
    return ratios.result(folds.degrees());
  }

  /** About the variance of a mean inside a set: pairs with a class in common err together. */
  private double expected(int[] set, SamplingVariance error) {
    double sum = 0;
    for (int i = 0; i < set.length; i++) {
      for (int j = 0; j < i; j++) {
        int a = ids.applyAsInt(set[i]);
        int b = ids.applyAsInt(set[j]);
        sum += error.ofOne(a, b, run.similarity().at(a, b));
      }
    }
    return 2 * sum / set.length / set.length / (set.length - 1.0);
  }

  /** The classes of a block that both runs can compare. */
  public int[] block(int block) {
    return blocks[block];
  }

  /** The other classes of the block around a block; none at the top. */
  public int[] around(int block) {
    int parent = run.parentOf(block);
    return parent < 0 ? new int[0] : without(blocks[parent], blocks[block]);
  }

  /** The classes of one set that are not in another one. */
  public static int[] without(int[] set, int... others) {
    BitSet excluded = bits(others);
    return IntStream.of(set).filter(c -> !excluded.get(c)).toArray();
  }

  /** The classes in both of two sets. */
  public static int[] common(int[] set, int[] others) {
    BitSet included = bits(others);
    return IntStream.of(set).filter(included::get).toArray();
  }

  private static BitSet bits(int[] set) {
    BitSet bits = new BitSet();
    IntStream.of(set).forEach(bits::set);
    return bits;
  }

  private FoldedFigure sum(int[] some, int[] others) {
    FoldedFigure sum = new FoldedFigure(folds);
    for (int i : some) {
      for (int j : others) {
        if (i != j) {
          int a = ids.applyAsInt(i);
          int b = ids.applyAsInt(j);
          sum.add(1, run.similarity().at(a, b), a, b);
        }
      }
    }
    return sum;
  }

  private FoldedFigure inside(int[] set) {
    return sum(set, set).times(1.0 / set.length / (set.length - 1));
  }

  private FoldedFigure between(int[] some, int[] others) {
    return sum(some, others).times(1.0 / some.length / others.length);
  }

  private FoldedFigure toRest(int[] set) {
    FoldedFigure sum = sum(set, set).times(-1);
    for (int c : set) {
      sum = sum.plus(1, toAll[c]);
    }
    return sum.times(1.0 / set.length / (usable.length - set.length));
  }

  private FoldedFigure contrast(int[] set, int[] around) {
    if (around.length == 0 && set.length == usable.length) {
      return inside(set);
    }
    return inside(set).plus(-1, around.length == 0 ? toRest(set) : between(set, around));
  }

  /**
   * How much more similar the classes of a set are to each other than to those around it.
   *
   * @param set two or more classes
   * @param around other classes; all others if empty
   */
  public Estimate contrastOf(int[] set, int[] around) {
    FoldedFigure contrast = contrast(set, around);
    return new Estimate(
        contrast.value(),
        moderated.of(
            contrast.variance(),
            expected(set, new SamplingVariance(run.log().listed(), run.samples()))),
        moderated.total());
  }

  /**
   * How much more similar classes of the same part are than those of two parts.
   *
   * @param parts two or more disjoint sets, none empty
   */
  public Estimate gap(List<int[]> parts) {
    FoldedFigure inside = new FoldedFigure(folds);
    FoldedFigure between = new FoldedFigure(folds);
    double pairsInside = 0;
    double pairsBetween = 0;
    for (int i = 0; i < parts.size(); i++) {
      int[] part = parts.get(i);
      inside = inside.plus(0.5, sum(part, part));
      pairsInside += part.length * (part.length - 1.0) / 2;
      for (int j = 0; j < i; j++) {
        between = between.plus(1, sum(part, parts.get(j)));
        pairsBetween += (double) part.length * parts.get(j).length;
      }
    }
    return estimate(inside.times(1 / Math.max(1, pairsInside)).plus(-1 / pairsBetween, between));
  }

  /**
   * How much more similar a class is to a set than to others.
   *
   * @param set other classes, at least one
   * @param others what it is compared with; all classes if empty
   */
  public Estimate affinity(int c, int[] set, int[] others) {
    FoldedFigure to = between(new int[] {c}, set);
    return estimate(
        others.length == 0
            ? to.plus(-1.0 / (usable.length - 1), toAll[c])
            : to.plus(-1, between(new int[] {c}, others)));
  }

  private Estimate estimate(FoldedFigure figure) {
    return new Estimate(figure.value(), figure.variance(), folds.degrees());
  }
}
