package org.classblocks.compare;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.classblocks.blocks.taxonomy.AdjustedRandIndex;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.PairNoise;

/**
 * Compares two runs: what became of the blocks, which classes moved, which pairs of classes changed
 * their similarity, and how far the matrices drifted apart.
 *
 * <p>O(k^2) time for k classes; the matching of blocks is small beside that.
 *
 * @param classes which class is which
 * @param comparable how many classes have a correlation in both runs
 * @param blocks what became of each block: earlier ones by id, then later ones that none is
 * @param classChanges the classes that are elsewhere, in one run only, or have a correlation in one
 *     only
 * @param drift how far the matrices are apart
 * @param hasFolds whether both runs have folds, so that everything was compared with sampling
 * @param arePairsTested whether both runs have samples enough to tell which pairs changed
 * @param changedPairs how many pairs have a similarity that changed by more than sampling gives
 * @param chanceOfPairs the smallest p-value of any pair, corrected for their number; 1 if none
 *     changed
 * @param pairs those that changed most, the largest change first
 * @param shifts the classes that changed as a whole, the one with the most changed pairs first
 * @param quality which run is better at what, if both have labels
 * @param topIndex the adjusted Rand index of the blocks at the top, where a class in none is a part
 *     by itself; NaN if there are none
 * @param finestIndex that of the smallest blocks around classes
 */
public record RunComparison(
    ClassMatching classes,
    int comparable,
    List<BlockChange> blocks,
    List<ClassChange> classChanges,
    Drift drift,
    boolean hasFolds,
    boolean arePairsTested,
    long changedPairs,
    double chanceOfPairs,
    List<PairChange> pairs,
    List<ClassShift> shifts,
    Optional<QualityChange> quality,
    double topIndex,
    double finestIndex) {
  /** How likely it is that any pair is found to have changed if none has. */
  public static final double LEVEL = PairChanges.LEVEL;

  public RunComparison {
    blocks = List.copyOf(blocks);
    classChanges = List.copyOf(classChanges);
    pairs = List.copyOf(pairs);
    shifts = List.copyOf(shifts);
  }

  /**
   * Compares two runs.
   *
   * @param limit how many pairs are listed at most
   */
  public static RunComparison of(RunResult before, RunResult after, int limit) {
    ClassMatching classes =
        ClassMatching.of(before.similarity().classes(), after.similarity().classes());
    List<BlockPair> overlaps = BlockPairs.of(before, after, classes);
    BlockMatching matching =
        new BlockMatching(
            before.blocks().blocks().size(), after.blocks().blocks().size(), overlaps);
    int[] usable = usable(before, after, classes);
    PairNoise noiseBefore = noiseOf(before);
    PairNoise noiseAfter = noiseOf(after);
    PairChanges pairs =
        PairChanges.of(before, after, noiseBefore, noiseAfter, classes, usable, limit);
    List<BlockChange> blocks =
        BlockChanges.of(before.blocks().blocks(), after.blocks().blocks(), overlaps, matching);
    List<ClassChange> changes = ClassChanges.of(before, after, classes, matching);
    boolean hasFolds = noiseBefore.hasFolds() && noiseAfter.hasFolds();
    Optional<SamplingCheck> check =
        hasFolds
            ? Optional.of(
                new SamplingCheck(before, after, noiseBefore, noiseAfter, classes, usable))
            : Optional.empty();
    return new RunComparison(
        classes,
        usable.length,
        check.map(known -> known.ofBlocks(blocks)).orElse(blocks),
        check.map(known -> known.ofClasses(changes)).orElse(changes),
        pairs.drift(),
        hasFolds,
        pairs.areTested(),
        pairs.changed(),
        pairs.least(),
        pairs.most(),
        pairs.shifts(),
        QualityChange.of(before, after, classes),
        AdjustedRandIndex.of(
            parts(usable, i -> topBlock(before, classes.before(i))),
            parts(usable, i -> topBlock(after, classes.after(i)))),
        AdjustedRandIndex.of(
            parts(usable, i -> before.innermostBlock(classes.before(i))),
            parts(usable, i -> after.innermostBlock(classes.after(i)))));
  }

  private static PairNoise noiseOf(RunResult run) {
    return new PairNoise(run.similarity(), run.log().listed(), run.log().marginals(), run.noise());
  }

  /** The indices of the classes that have a correlation in both runs. */
  private static int[] usable(RunResult before, RunResult after, ClassMatching classes) {
    return IntStream.range(0, classes.size())
        .filter(
            i -> before.hasCorrelation(classes.before(i)) && after.hasCorrelation(classes.after(i)))
        .toArray();
  }

  private static int topBlock(RunResult run, int classId) {
    int top = -1;
    for (int block = run.innermostBlock(classId); block >= 0; block = run.parentOf(block)) {
      top = block;
    }
    return top;
  }

  /** The part of each class: its block, or one of its own. */
  private static int[] parts(int[] usable, ToIntFunction<Integer> blockOf) {
    return IntStream.of(usable)
        .map(
            i -> {
              int block = blockOf.applyAsInt(i);
              return block < 0 ? -1 - i : block;
            })
        .toArray();
  }

  /** How many of the earlier blocks have each fate. */
  public Map<BlockFate, Integer> fatesBefore() {
    return fates(block -> block.before() >= 0, BlockFate.NEW);
  }

  /** How many of the later blocks have each fate: what they are, or came out of. */
  public Map<BlockFate, Integer> fatesAfter() {
    return fates(block -> block.after() >= 0, BlockFate.GONE);
  }

  private Map<BlockFate, Integer> fates(Predicate<BlockChange> of, BlockFate impossible) {
    Map<BlockFate, Integer> counts = new EnumMap<>(BlockFate.class);
    for (BlockFate fate : EnumSet.complementOf(EnumSet.of(impossible))) {
      counts.put(fate, 0);
    }
    blocks.stream().filter(of).forEach(block -> counts.merge(block.fate(), 1, Integer::sum));
    return counts;
  }

  /** The share of the classes of either run that are in another block, or in one run only. */
  public double movedShare() {
    long elsewhere = classChanges.stream().filter(ClassChange::isElsewhere).count();
    return elsewhere
        / (double)
            (classes.size() + count(ClassChange.Kind.ADDED) + count(ClassChange.Kind.REMOVED));
  }

  /**
   * Of the classes in both runs that had a correlation, the share that have none now; NaN if none
   * had one.
   */
  public double lostShare() {
    int lost = count(ClassChange.Kind.LOST);
    return lost / (double) (comparable + lost + count(ClassChange.Kind.UNLISTED));
  }

  /** The smallest p-value of the blocks that are gone; 1 if none is, NaN without folds. */
  public double chanceOfGone() {
    return least(
        blocks.stream()
            .filter(block -> block.fate() == BlockFate.GONE)
            .mapToDouble(BlockChange::pValue));
  }

  /** The smallest p-value of the classes that are elsewhere; 1 if none is, NaN without folds. */
  public double chanceOfMoved() {
    return least(
        classChanges.stream().filter(ClassChange::isElsewhere).mapToDouble(ClassChange::pValue));
  }

  /** The smallest p-value of the lost classes; 1 if none is, NaN without folds. */
  public double chanceOfLost() {
    return least(
        classChanges.stream()
            .filter(change -> change.kind() == ClassChange.Kind.LOST)
            .mapToDouble(ClassChange::pValue));
  }

  private double least(DoubleStream chances) {
    return hasFolds ? chances.min().orElse(1) : Double.NaN;
  }

  /** How many classes differ in a way. */
  public int count(ClassChange.Kind kind) {
    return (int) classChanges.stream().filter(change -> change.kind() == kind).count();
  }
}
