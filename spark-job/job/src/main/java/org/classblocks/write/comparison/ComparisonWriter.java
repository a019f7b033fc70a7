package org.classblocks.write.comparison;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.classblocks.blocks.Block;
import org.classblocks.compare.BlockChange;
import org.classblocks.compare.ClassChange;
import org.classblocks.compare.PairChange;
import org.classblocks.compare.RunComparison;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.ClassList;
import org.classblocks.store.ConcurrentFiles;
import org.classblocks.write.format.Json;
import org.classblocks.write.parquet.ParquetTable;

/**
 * Writes a comparison: tables, figures and the alert. Values that one of the runs lacks are null.
 */
public record ComparisonWriter(RunResult before, RunResult after, RunComparison found) {
  public static final String FIGURES = "comparison.json";

  /** The thresholds, written if an alert was asked for. */
  public static final String ALERT = "drift.json";

  private static final String BLOCKS = "blocks/part-00000.parquet";
  private static final String CLASSES = "classes/part-00000.parquet";
  private static final String PAIRS = "pairs/part-00000.parquet";

  /** Adds every file but the manifest; each takes O(k) additional memory. */
  public void add(ComparisonFigures figures, Optional<DriftAlert> alert, ConcurrentFiles files) {
    files.add(BLOCKS, this::writeBlocks);
    files.add(CLASSES, this::writeClasses);
    files.add(PAIRS, this::writePairs);
    files.add(FIGURES, out -> Json.write(figures, out));
    alert.ifPresent(checked -> files.add(ALERT, out -> Json.write(checked, out)));
  }

  /** A row per block: earlier ones by id with their fate, then new ones. */
  private void writeBlocks(OutputStream out) throws IOException {
    ParquetTable<BlockChange> table =
        ParquetTable.<BlockChange>named("blocks").text("change", change -> change.fate().word());
    table = withBlock(table, "before_", before, BlockChange::before);
    table = withBlock(table, "after_", after, BlockChange::after);
    table
        .optionalInt32("shared", change -> ofBoth(change, change.shared()))
        .optionalInt32("joined", change -> ofBoth(change, change.joined()))
        .optionalInt32("left", change -> ofBoth(change, change.left()))
        .finiteFloat64("jaccard", BlockChange::jaccard)
        .ints("before_ids", change -> ids(change.befores()))
        .ints("after_ids", change -> ids(change.afters()))
        .finiteFloat64("p_value", BlockChange::pValue)
        .write(found.blocks(), out);
  }

  private static ParquetTable<BlockChange> withBlock(
      ParquetTable<BlockChange> table,
      String prefix,
      RunResult run,
      ToIntFunction<BlockChange> id) {
    Function<BlockChange, Block> block = change -> block(run, id.applyAsInt(change));
    return table
        .optionalInt32(prefix + "block_id", orNull(block, Block::id))
        .text(prefix + "name", orNull(block, Block::name))
        .optionalInt32(prefix + "size", orNull(block, Block::size))
        .optionalInt32(prefix + "depth", orNull(block, Block::depth))
        .finiteFloat64(
            prefix + "cohesion",
            change -> id.applyAsInt(change) < 0 ? Double.NaN : block.apply(change).cohesion());
  }

  private static Block block(RunResult run, int id) {
    return id < 0 ? null : run.blocks().blocks().get(id);
  }

  private static <T, U, V> Function<T, V> orNull(Function<T, U> first, Function<U, V> then) {
    return row -> {
      U found = first.apply(row);
      return found == null ? null : then.apply(found);
    };
  }

  private static Integer ofBoth(BlockChange change, int count) {
    return change.before() < 0 || change.after() < 0 ? null : count;
  }

  private static int[] ids(List<Integer> ids) {
    return ids.stream().mapToInt(id -> id).toArray();
  }

  /** A row per class that moved, by its earlier id; then new classes. */
  private void writeClasses(OutputStream out) throws IOException {
    ParquetTable<ClassChange> table =
        ParquetTable.<ClassChange>named("classes")
            .text("change", change -> change.kind().word())
            .text("class_name", change -> word(change, ClassList::names))
            .text("class_key", change -> word(change, ClassList::keys));
    table = withClass(table, "before_", before, ClassChange::before, ClassChange::blockBefore);
    table = withClass(table, "after_", after, ClassChange::after, ClassChange::blockAfter);
    table.finiteFloat64("p_value", ClassChange::pValue).write(found.classChanges(), out);
  }

  private static ParquetTable<ClassChange> withClass(
      ParquetTable<ClassChange> table,
      String prefix,
      RunResult run,
      ToIntFunction<ClassChange> id,
      ToIntFunction<ClassChange> blockId) {
    Function<ClassChange, Integer> classId = change -> idOrNull(id.applyAsInt(change));
    Function<ClassChange, Block> block = change -> block(run, blockId.applyAsInt(change));
    return table
        .optionalInt32(prefix + "class_id", classId)
        .text(prefix + "status", orNull(classId, found -> run.similarity().status(found).text()))
        .optionalInt32(prefix + "block_id", orNull(block, Block::id))
        .text(prefix + "block_name", orNull(block, Block::name));
  }

  private static Integer idOrNull(int id) {
    return id < 0 ? null : id;
  }

  /** The earlier name or key of a class, or else the later one. */
  private String word(ClassChange change, Function<ClassList, List<String>> of) {
    boolean was = change.before() >= 0;
    List<String> words = of.apply((was ? before : after).similarity().classes());
    return words.isEmpty() ? null : words.get(was ? change.before() : change.after());
  }

  /** A row per pair with the largest changes, the largest first. */
  private void writePairs(OutputStream out) throws IOException {
    ClassList names = before.similarity().classes();
    ParquetTable.<PairChange>named("pairs")
        .text("class_a_name", pair -> names.name(found.classes().before(pair.classA())))
        .text("class_b_name", pair -> names.name(found.classes().before(pair.classB())))
        .int32("before_class_a", pair -> found.classes().before(pair.classA()))
        .int32("before_class_b", pair -> found.classes().before(pair.classB()))
        .int32("after_class_a", pair -> found.classes().after(pair.classA()))
        .int32("after_class_b", pair -> found.classes().after(pair.classB()))
        .float64("before_similarity", PairChange::before)
        .float64("after_similarity", PairChange::after)
        .float64("change", PairChange::change)
        .float64("statistic", PairChange::statistic)
        .float64("p_value", PairChange::pValue)
        .write(found.pairs(), out);
  }
}
