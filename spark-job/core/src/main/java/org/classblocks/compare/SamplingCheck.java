package org.classblocks.compare;

import java.util.List;
import java.util.stream.IntStream;
import org.classblocks.compare.ClassChange.Kind;
import org.classblocks.compare.noise.ClassSets;
import org.classblocks.compare.noise.RareListings;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.PairNoise;

/**
 * Keeps of the differences between the blocks of two runs what exceeds sampling. All else is {@link
 * BlockFate#UNCHANGED unchanged}. Both runs need folds.
 *
 * <p>The classes of a block of either run are compared in both runs, whatever blocks the other one
 * has:
 *
 * <ul>
 *   <li>gone: less than half is left of the contrast of its classes, to the block around it or to
 *       all classes; new: the other way round;
 *   <li>split: the gap between the parts was less than half of what it is; merged: the other way
 *       round;
 *   <li>grew, shrank, changed: the affinity of a class that joined was less than half of what it
 *       is, or less than half is left of that of one that left;
 *   <li>moved, joined, left: the same, of the class and the blocks that it left and joined.
 * </ul>
 *
 * <p>p-values are multiplied by the number of blocks, for classes by that of classes times blocks.
 * The finder picks what errs upwards; the half takes care of that. O(F k^2 d) time for F folds, k
 * classes and blocks that are nested d deep.
 */
final class SamplingCheck {
  private static final double LEVEL = PairChanges.LEVEL;
  private static final int CONTRASTS = 2;

  private final RunResult before;
  private final RareListings lossesBefore;
  private final RareListings lossesAfter;
  private final ClassMatching classes;
  private final ClassSets was;
  private final ClassSets is;
  private final int blocks;
  private final double classTests;

  SamplingCheck(
      RunResult before,
      RunResult after,
      PairNoise noiseBefore,
      PairNoise noiseAfter,
      ClassMatching classes,
      int[] usable) {
    this.before = before;
    this.lossesBefore = new RareListings(after, before, classes::beforeOf, noiseAfter.inflation());
    this.lossesAfter = new RareListings(before, after, classes::afterOf, noiseBefore.inflation());
    this.classes = classes;
    this.was = new ClassSets(before, usable, classes::before);
    this.is = new ClassSets(after, usable, classes::after);
    this.blocks = before.blocks().blocks().size() + after.blocks().blocks().size();
    this.classTests = (double) usable.length * blocks;
  }

  /** The fates as far as they exceed sampling. */
  List<BlockChange> ofBlocks(List<BlockChange> changes) {
    return changes.stream()
        .map(change -> change.fate() == BlockFate.SAME ? change : checked(change))
        .toList();
  }

  private BlockChange checked(BlockChange change) {
    if (change.fate() == BlockFate.SPLIT || change.fate() == BlockFate.MERGED) {
      double p =
          blocks
              * (change.fate() == BlockFate.SPLIT ? chanceOfSplit(change) : chanceOfMerger(change));
      if (p < LEVEL) {
        return change.with(change.fate(), p);
      }
    }
    if (change.before() >= 0 && change.after() >= 0) {
      return checked(change, change.growth(), chanceOfResize(change) * classTests);
    }
    return change.before() >= 0
        ? checked(change, BlockFate.GONE, chanceOfLoss(lossesAfter, was, is, change.before()))
        : checked(change, BlockFate.NEW, chanceOfLoss(lossesBefore, is, was, change.after()));
  }

  private static BlockChange checked(BlockChange change, BlockFate fate, double p) {
    return p < LEVEL ? change.with(fate, p) : change.with(BlockFate.UNCHANGED, Math.min(1, p));
  }

  /** Of a block of a run, in the other one. */
  private double chanceOfLoss(RareListings losses, ClassSets own, ClassSets other, int block) {
    int[] set = own.block(block);
    if (set.length < 2) {
      return losses.explainLossIn(block, LEVEL) ? 1 : 0;
    }
    int[] around = own.around(block);
    double toAll = chanceOfLoss(own, other, set, new int[0]);
    double toAround = around.length == 0 ? 1 : chanceOfLoss(own, other, set, around);
    return Math.min(toAll, toAround) * CONTRASTS * blocks;
  }

  private static double chanceOfLoss(ClassSets own, ClassSets other, int[] set, int[] around) {
    return own.contrastOf(set, around).chanceOfFallTo(other.contrastOf(set, around));
  }

  private double chanceOfSplit(BlockChange change) {
    int[] whole = was.block(change.befores().get(0));
    return chanceOfGap(is, was, parts(is, change.afters(), whole));
  }

  private double chanceOfMerger(BlockChange change) {
    int[] whole = is.block(change.afters().get(0));
    return chanceOfGap(was, is, parts(was, change.befores(), whole));
  }

  private static List<int[]> parts(ClassSets run, List<Integer> blocks, int[] whole) {
    return blocks.stream()
        .map(block -> ClassSets.common(run.block(block), whole))
        .filter(part -> part.length > 0)
        .toList();
  }

  private static double chanceOfGap(ClassSets apart, ClassSets together, List<int[]> parts) {
    return parts.size() < 2 ? 1 : apart.gap(parts).chanceOfFallTo(together.gap(parts));
  }

  private double chanceOfResize(BlockChange change) {
    int[] earlier = was.block(change.before());
    int[] later = is.block(change.after());
    int[] core = ClassSets.common(earlier, later);
    return Math.min(
        IntStream.of(ClassSets.without(later, earlier))
            .mapToDouble(c -> chanceOfLeaving(is, was, c, core))
            .min()
            .orElse(1),
        IntStream.of(ClassSets.without(earlier, later))
            .mapToDouble(c -> chanceOfLeaving(was, is, c, core))
            .min()
            .orElse(1));
  }

  private static double chanceOfLeaving(ClassSets inside, ClassSets outside, int c, int[] set) {
    return chanceOfMove(inside, outside, c, set, new int[0]);
  }

  private static double chanceOfMove(
      ClassSets inside, ClassSets outside, int c, int[] set, int[] other) {
    int[] own = ClassSets.without(set, c);
    int[] others = ClassSets.without(other, c);
    return own.length == 0 || (other.length > 0 && others.length == 0)
        ? 1
        : inside.affinity(c, own, others).chanceOfFallTo(outside.affinity(c, own, others));
  }

  /** The changes of classes as far as they exceed sampling. */
  List<ClassChange> ofClasses(List<ClassChange> changes) {
    return changes.stream()
        .map(this::checked)
        .filter(change -> !(change.pValue() >= LEVEL) || change.kind() == Kind.UNLISTED)
        .toList();
  }

  private ClassChange checked(ClassChange change) {
    return switch (change.kind()) {
      case MOVED, JOINED, LEFT -> change.with(change.kind(), classTests * chance(change));
      case LOST -> {
        double p = lossesAfter.chance(change.before());
        yield change.with(p < LEVEL ? Kind.LOST : Kind.UNLISTED, p);
      }
      default -> change;
    };
  }

  private double chance(ClassChange change) {
    int c = classes.indexOfBefore(change.before());
    if (!before.hasCorrelation(change.before())) {
      return 1;
    }
    int[] left = change.blockBefore() < 0 ? new int[0] : was.block(change.blockBefore());
    int[] joined = change.blockAfter() < 0 ? new int[0] : is.block(change.blockAfter());
    return switch (change.kind()) {
      case LEFT -> chanceOfLeaving(was, is, c, left);
      case JOINED -> chanceOfLeaving(is, was, c, joined);
      default ->
          Math.max(chanceOfMove(was, is, c, left, joined), chanceOfMove(is, was, c, joined, left));
    };
  }
}
