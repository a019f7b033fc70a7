package org.classblocks.blocks.errors;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.classblocks.Text;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;
import org.classblocks.blocks.taxonomy.Taxonomy;
import org.classblocks.linalg.SparseMatrix;
import org.classblocks.order.ClassOrder;

/**
 * What a classifier gets wrong, block by block: how many labels it misses, and how many of those it
 * takes for another class of the same block. An error that stays inside a block stays inside all
 * blocks around it.
 *
 * @param blocks the errors of each block, by block id
 * @param levels the errors of each depth, from the outermost blocks inwards
 * @param labels the number of labels, in blocks or not
 * @param errors the number of labels that were missed, in blocks or not
 * @param severity how bad the mistakes are
 */
public record BlockErrors(
    List<OfBlock> blocks,
    List<Level> levels,
    double labels,
    double errors,
    MistakeSeverity severity) {
  private static final int PAIRS = 5;

  public BlockErrors {
    blocks = List.copyOf(blocks);
    levels = List.copyOf(levels);
  }

  /**
   * The errors of a block.
   *
   * @param labels how often a class of the block was a label
   * @param errors how many of these labels were missed
   * @param inside how many were missed for another class of the block
   * @param pairs the most confused pairs of classes of the block, at most {@value
   *     BlockErrors#PAIRS}, the most frequent first, equal ones by class ids
   */
  public record OfBlock(double labels, double errors, double inside, List<ConfusedPair> pairs) {
    public OfBlock {
      pairs = List.copyOf(pairs);
    }

    /** The share of the labels that were missed; NaN without labels. */
    public double errorRate() {
      return errors / labels;
    }

    /** The share of the errors that stay inside; NaN without errors. */
    public double insideShare() {
      return inside / errors;
    }
  }

  /**
   * The errors of all blocks of one depth.
   *
   * @param depth the number of blocks around each of them
   * @param blocks how many blocks there are
   * @param errors how many labels of their classes were missed
   * @param inside how many were missed for another class of the same block
   * @param insideShare the share of all errors of the classifier that stay inside one of the blocks
   * @param shareByChance what that share would be if an error led to any other class as often; NaN
   *     without errors, as before
   */
  public record Level(
      int depth,
      int blocks,
      double errors,
      double inside,
      double insideShare,
      double shareByChance) {}

  /**
   * Counts errors by block. O(e d) time for e confused pairs and blocks up to d deep.
   *
   * @param confusion how often the class of the row was the label and that of the column the
   *     prediction, k + 1 of each; the last row and column stand for none
   * @param order the order of the k classes
   * @param forest the blocks of that order
   * @param taxonomy a second tree for the severity of mistakes, if there is one
   */
  public static BlockErrors of(
      SparseMatrix confusion, ClassOrder order, BlockForest forest, Optional<Taxonomy> taxonomy) {
    if (confusion.size() != order.size() + 1) {
      throw new IllegalArgumentException(
          Text.of("confusion of %d rows, %d classes", confusion.size(), order.size()));
    }
    return new Count(confusion, order, forest)
        .result(MistakeSeverity.of(confusion, order, taxonomy));
  }

  /** The same with the severity by a taxonomy, for runs read back without it. */
  public BlockErrors withTaxonomySeverity(double taxonomy) {
    return new BlockErrors(
        blocks, levels, labels, errors, new MistakeSeverity(severity.tree(), taxonomy));
  }

  private static final class Count {
    private final SparseMatrix confusion;
    private final ClassOrder order;
    private final BlockForest forest;
    private final double[] labels;
    private final double[] errors;
    private final double[] inside;
    private final List<PriorityQueue<ConfusedPair>> pairs = new ArrayList<>();
    private double allLabels;
    private double allErrors;

    Count(SparseMatrix confusion, ClassOrder order, BlockForest forest) {
      this.confusion = confusion;
      this.order = order;
      this.forest = forest;
      int count = forest.blocks().size();
      this.labels = new double[count];
      this.errors = new double[count];
      this.inside = new double[count];
      for (int id = 0; id < count; id++) {
        pairs.add(new PriorityQueue<>(ConfusedPair.MOST_FREQUENT_FIRST.reversed()));
      }
    }

    BlockErrors result(MistakeSeverity severity) {
      for (int actual = 0; actual < order.size(); actual++) {
        countRow(actual);
      }
      List<OfBlock> blocks = new ArrayList<>();
      for (int id = 0; id < labels.length; id++) {
        List<ConfusedPair> worst = new ArrayList<>(pairs.get(id));
        worst.sort(ConfusedPair.MOST_FREQUENT_FIRST);
        blocks.add(new OfBlock(labels[id], errors[id], inside[id], worst));
      }
      return new BlockErrors(blocks, levels(), allLabels, allErrors, severity);
    }

    private void countRow(int actual) {
      double hits = 0;
      double missed = 0;
      for (int entry = confusion.start(actual); entry < confusion.end(actual); entry++) {
        int predicted = confusion.column(entry);
        double count = confusion.value(entry);
        if (predicted == actual) {
          hits += count;
        } else {
          missed += count;
          if (predicted < order.size()) {
            countInside(new ConfusedPair(actual, predicted, count));
          }
        }
      }
      allLabels += hits + missed;
      allErrors += missed;
      int innermost = forest.innermostAt(order.positionOf(actual));
      for (int id = innermost; id >= 0; id = forest.blocks().get(id).parentId()) {
        labels[id] += hits + missed;
        errors[id] += missed;
      }
    }

    /** Counts an error for all blocks that hold both classes. */
    private void countInside(ConfusedPair pair) {
      int position = order.positionOf(pair.predicted());
      int innermost = forest.innermostAt(order.positionOf(pair.actual()));
      for (int id = innermost; id >= 0; id = forest.blocks().get(id).parentId()) {
        Block block = forest.blocks().get(id);
        if (position >= block.start() && position < block.end()) {
          inside[id] += pair.count();
          pairs.get(id).add(pair);
          if (pairs.get(id).size() > PAIRS) {
            pairs.get(id).remove();
          }
        }
      }
    }

    private List<Level> levels() {
      int depths = forest.blocks().stream().mapToInt(Block::depth).max().orElse(-1) + 1;
      List<Level> levels = new ArrayList<>();
      for (int depth = 0; depth < depths; depth++) {
        int blocks = 0;
        double missed = 0;
        double kept = 0;
        double byChance = 0;
        for (Block block : forest.blocks()) {
          if (block.depth() == depth) {
            blocks++;
            missed += errors[block.id()];
            kept += inside[block.id()];
            byChance += errors[block.id()] * (block.size() - 1) / (order.size() - 1);
          }
        }
        levels.add(new Level(depth, blocks, missed, kept, kept / allErrors, byChance / allErrors));
      }
      return levels;
    }
  }
}
