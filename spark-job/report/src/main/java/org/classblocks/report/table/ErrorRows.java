package org.classblocks.report.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.classblocks.Text;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.errors.BlockErrors;
import org.classblocks.blocks.errors.ConfusedPair;
import org.classblocks.linalg.SparseMatrix;
import org.classblocks.moments.count.Confusion;
import org.classblocks.moments.count.LabelStatistics;
import org.classblocks.order.ClassOrder;
import org.classblocks.report.model.ReportModel;
import org.classblocks.report.text.Numbers;
import org.classblocks.report.text.PlainText;

/**
 * The tables of errors. By chance means if an error led to any other class as often. O(e log e)
 * time for e confused pairs.
 */
final class ErrorRows {
  private static final int MOST_PAIRS = 100;
  private static final int MOST_BLOCKS = 50;

  private final ReportModel model;
  private final ClassNames names;
  private final Confusion confusion;
  private final List<Block> blocks;
  private final double otherClasses;

  private ErrorRows(ReportModel model, ClassNames names, Confusion confusion) {
    this.model = model;
    this.names = names;
    this.confusion = confusion;
    this.blocks = model.result().blocks().blocks();
    this.otherClasses = confusion.size() - 1.0;
  }

  /**
   * What the page says of errors.
   *
   * @param inside how many errors stay inside the blocks at the top level; empty without blocks
   * @param hasBlocks whether some block has errors
   * @param hasBetween whether a block is taken for another
   */
  record Section(
      String inside,
      List<Pair> pairs,
      boolean hasBlocks,
      List<OfBlock> blocks,
      boolean hasBetween,
      List<Between> between) {}

  /**
   * Two classes.
   *
   * @param first the label
   * @param second what was predicted in its place
   */
  record Pair(
      ClassName first, ClassName second, NumberCell count, NumberCell rate, NumberCell byChance) {}

  /**
   * A block with errors.
   *
   * @param rate the share of its labels that are missed
   * @param inside the share of its errors that stay inside
   * @param byChance the same by chance
   * @param pairs its most confused pairs
   */
  record OfBlock(
      End block, NumberCell rate, NumberCell inside, NumberCell byChance, List<Pair> pairs) {}

  record End(int id, String name) {}

  /** How often classes of one block at the top level are taken for classes of another. */
  record Between(End first, End second, NumberCell count, NumberCell rate, NumberCell byChance) {}

  /** The most frequent errors; null without any. */
  static Section section(ReportModel model, ClassNames names) {
    return model
        .result()
        .log()
        .labels()
        .map(LabelStatistics::confusion)
        .map(confusion -> new ErrorRows(model, names, confusion).section())
        .orElse(null);
  }

  private Section section() {
    List<ConfusedPair> pairs = pairs();
    if (pairs.isEmpty()) {
      return null;
    }
    List<OfBlock> ofBlocks = model.result().errors().map(this::ofBlocks).orElse(List.of());
    List<Between> between =
        model.result().errors().map(all -> between(pairs, all)).orElse(List.of());
    return new Section(
        model.result().errors().map(ErrorRows::inside).orElse(""),
        pairs.stream().limit(MOST_PAIRS).map(this::pair).toList(),
        !ofBlocks.isEmpty(),
        ofBlocks,
        !between.isEmpty(),
        between);
  }

  /** All pairs of classes that are confused, the most frequent first. */
  private List<ConfusedPair> pairs() {
    SparseMatrix counts = confusion.counts();
    return IntStream.range(0, confusion.size())
        .boxed()
        .flatMap(
            actual ->
                IntStream.range(counts.start(actual), counts.end(actual))
                    .filter(entry -> counts.column(entry) < confusion.size())
                    .filter(entry -> counts.column(entry) != actual)
                    .mapToObj(
                        entry ->
                            new ConfusedPair(actual, counts.column(entry), counts.value(entry))))
        .sorted(ConfusedPair.MOST_FREQUENT_FIRST)
        .toList();
  }

  private Pair pair(ConfusedPair pair) {
    double labels = confusion.labels(pair.actual());
    return new Pair(
        names.of(pair.actual()),
        names.of(pair.predicted()),
        NumberCell.quantity(pair.count()),
        NumberCell.percent(pair.count() / labels),
        NumberCell.smallPercent(confusion.errors(pair.actual()) / labels / otherClasses));
  }

  private static String inside(BlockErrors errors) {
    return errors.levels().stream()
        .findFirst()
        .map(
            level ->
                Text.of(
                    "%s of all errors stay inside a block at the top level; by chance it would be"
                        + " %s.",
                    Numbers.percent(level.insideShare()), Numbers.percent(level.shareByChance())))
        .orElse("");
  }

  private List<OfBlock> ofBlocks(BlockErrors errors) {
    return IntStream.range(0, blocks.size())
        .filter(id -> errors.blocks().get(id).errors() > 0)
        .boxed()
        .sorted(Comparator.comparingDouble(id -> -errors.blocks().get(id).inside()))
        .limit(MOST_BLOCKS)
        .map(id -> ofBlock(id, errors.blocks().get(id)))
        .toList();
  }

  private OfBlock ofBlock(int id, BlockErrors.OfBlock errors) {
    return new OfBlock(
        end(id),
        NumberCell.percent(errors.errorRate()),
        NumberCell.percent(errors.insideShare()),
        NumberCell.percent((blocks.get(id).size() - 1) / otherClasses),
        errors.pairs().stream().map(this::pair).toList());
  }

  private End end(int id) {
    return new End(id, PlainText.of(blocks.get(id).name()));
  }

  /** The sums of pairs by the blocks at the top level around both classes. */
  private List<Between> between(List<ConfusedPair> pairs, BlockErrors errors) {
    int[] outermost = outermost();
    Map<List<Integer>, Double> sums = new HashMap<>();
    for (ConfusedPair pair : pairs) {
      int from = outermost[pair.actual()];
      int to = outermost[pair.predicted()];
      if (from >= 0 && to >= 0 && from != to) {
        sums.merge(List.of(from, to), pair.count(), Double::sum);
      }
    }
    List<Map.Entry<List<Integer>, Double>> sorted = new ArrayList<>(sums.entrySet());
    sorted.sort(
        Map.Entry.<List<Integer>, Double>comparingByValue()
            .reversed()
            .thenComparing(entry -> entry.getKey().get(0))
            .thenComparing(entry -> entry.getKey().get(1)));
    return sorted.stream()
        .limit(MOST_BLOCKS)
        .map(
            entry ->
                between(entry.getKey().get(0), entry.getKey().get(1), entry.getValue(), errors))
        .toList();
  }

  private Between between(int from, int to, double count, BlockErrors errors) {
    BlockErrors.OfBlock ofFrom = errors.blocks().get(from);
    return new Between(
        end(from),
        end(to),
        NumberCell.quantity(count),
        NumberCell.percent(count / ofFrom.labels()),
        NumberCell.smallPercent(ofFrom.errorRate() * blocks.get(to).size() / otherClasses));
  }

  /** The block at the top level around each class, by class id; -1 for none. */
  private int[] outermost() {
    ClassOrder order = model.result().order();
    int[] outermost = IntStream.range(0, order.size()).map(id -> -1).toArray();
    for (Block block : blocks) {
      for (int at = block.start(); block.depth() == 0 && at < block.end(); at++) {
        outermost[order.classAt(at)] = block.id();
      }
    }
    return outermost;
  }
}
