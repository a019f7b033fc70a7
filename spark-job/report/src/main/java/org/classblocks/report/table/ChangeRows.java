package org.classblocks.report.table;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.classblocks.blocks.Block;
import org.classblocks.compare.BlockChange;
import org.classblocks.compare.BlockFate;
import org.classblocks.compare.ClassChange;
import org.classblocks.compare.ClassMatching;
import org.classblocks.compare.PairChange;
import org.classblocks.report.model.ReportModel;
import org.classblocks.report.model.RunChanges;
import org.classblocks.report.text.Numbers;
import org.classblocks.report.text.PlainText;
import org.classblocks.result.RunResult;

/** The tables of what changed between two runs. */
record ChangeRows(RunChanges changes) {
  private static final int MOST_BLOCKS = 200;
  private static final int MOST_CLASSES = 200;
  private static final int MOST_PAIRS = 100;

  /**
   * What the page says of changes; what is not listed is counted, empty for none.
   *
   * @param sentences all of it in words
   */
  record Section(
      List<String> sentences,
      List<BlockRow> blocks,
      String moreBlocks,
      List<ClassRow> classes,
      String moreClasses,
      List<PairRow> pairs,
      String morePairs) {}

  /** What became of a block, or of some. */
  record BlockRow(String change, List<Place> before, List<Place> after) {}

  /**
   * A block.
   *
   * @param id its id on the page, or null if it is not there
   */
  record Place(String id, String name, String size) {}

  /**
   * A class that changed.
   *
   * @param id its id on the page, or null if it is not there
   * @param before the name of the block it was in, or why it had no correlation, or null
   * @param after the name of the block it is in, or why it has no correlation, or null
   */
  record ClassRow(String id, String name, String change, String before, String after) {}

  /** A pair of classes whose similarity changed. */
  record PairRow(
      ClassName first, ClassName second, NumberCell before, NumberCell after, NumberCell change) {}

  /** The tables; null if nothing is compared. */
  static Section of(ReportModel model) {
    return model
        .companions()
        .changes()
        .map(changes -> new ChangeRows(changes).section())
        .orElse(null);
  }

  private Section section() {
    List<BlockRow> blocks =
        changes.found().blocks().stream()
            .filter(
                change -> change.fate() != BlockFate.SAME && change.fate() != BlockFate.UNCHANGED)
            .sorted(Comparator.comparingInt(this::size).reversed())
            .map(this::row)
            .distinct()
            .toList();
    List<ClassChange> classes = changes.found().classChanges();
    List<PairChange> pairs = changes.found().pairs();
    return new Section(
        changes.sentences().stream().map(PlainText::of).toList(),
        blocks.stream().limit(MOST_BLOCKS).toList(),
        Numbers.countOver(blocks.size(), MOST_BLOCKS),
        classes.stream().limit(MOST_CLASSES).map(this::row).toList(),
        Numbers.countOver(classes.size(), MOST_CLASSES),
        pairs.stream().limit(MOST_PAIRS).map(this::row).toList(),
        Numbers.countOver(changes.found().changedPairs(), MOST_PAIRS));
  }

  private int size(BlockChange change) {
    return Stream.concat(
            change.befores().stream().map(id -> block(changes.before(), id)),
            change.afters().stream().map(id -> block(changes.after(), id)))
        .mapToInt(Block::size)
        .max()
        .orElse(0);
  }

  private static Block block(RunResult run, int id) {
    return run.blocks().blocks().get(id);
  }

  private BlockRow row(BlockChange change) {
    return new BlockRow(
        change.fate().word(),
        change.befores().stream().map(id -> place(changes.before(), id, false)).toList(),
        change.afters().stream()
            .map(id -> place(changes.after(), id, changes.haveBlocksOfPage()))
            .toList());
  }

  private static Place place(RunResult run, int id, boolean isOnPage) {
    Block block = block(run, id);
    return new Place(
        isOnPage ? String.valueOf(id) : null,
        PlainText.of(block.name()),
        Numbers.count(block.size()));
  }

  private ClassRow row(ClassChange change) {
    ClassName name =
        change.after() < 0
            ? name(changes.before(), change.before())
            : name(changes.after(), change.after());
    return new ClassRow(
        change.after() < 0 ? null : String.valueOf(change.after()),
        name.name(),
        change.kind().word(),
        change.kind() == ClassChange.Kind.REGAINED
            ? status(changes.before(), change.before())
            : blockName(changes.before(), change.blockBefore()),
        change.kind() == ClassChange.Kind.LOST || change.kind() == ClassChange.Kind.UNLISTED
            ? status(changes.after(), change.after())
            : blockName(changes.after(), change.blockAfter()));
  }

  private static String status(RunResult run, int id) {
    return "no correlation: " + run.similarity().status(id).text();
  }

  private static String blockName(RunResult run, int id) {
    return id < 0 ? null : PlainText.of(block(run, id).name());
  }

  private static ClassName name(RunResult run, int id) {
    return new ClassName(PlainText.className(run.similarity().classes().name(id)), id);
  }

  private PairRow row(PairChange pair) {
    ClassMatching classes = changes.found().classes();
    return new PairRow(
        name(changes.after(), classes.after(pair.classA())),
        name(changes.after(), classes.after(pair.classB())),
        NumberCell.twoDecimals(pair.before()),
        NumberCell.twoDecimals(pair.after()),
        NumberCell.twoDecimals(pair.change()));
  }
}
