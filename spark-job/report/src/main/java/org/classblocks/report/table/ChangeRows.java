package org.classblocks.report.table;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.classblocks.blocks.Block;
import org.classblocks.compare.ChangedBlock;
import org.classblocks.compare.ClassChange;
import org.classblocks.compare.ClassMatching;
import org.classblocks.compare.ClassShift;
import org.classblocks.compare.PairChange;
import org.classblocks.report.finding.ChangeSentences;
import org.classblocks.report.finding.Finding;
import org.classblocks.report.model.ReportModel;
import org.classblocks.report.model.RunChanges;
import org.classblocks.report.text.Numbers;
import org.classblocks.report.text.PlainText;
import org.classblocks.result.RunResult;

/** The tables of what changed between two runs. */
record ChangeRows(RunChanges changes) {
  private static final int MOST_BLOCKS = 200;
  private static final int MOST_SHIFTS = 5;
  private static final int MOST_MEMBERS = 12;
  private static final int MOST_CLASSES = 200;
  private static final int MOST_PAIRS = 100;

  /**
   * What the page says of changes; what is not listed is counted, empty for none.
   *
   * @param sentences all of it in words
   * @param shifts the first classes that changed as a whole, a sentence each
   * @param otherShifts the others; null for none
   * @param shiftedPairs how many pairs are not listed because of these
   */
  record Section(
      List<String> sentences,
      List<Finding> shifts,
      Members otherShifts,
      List<BlockRow> blocks,
      String moreBlocks,
      List<ClassRow> classes,
      String moreClasses,
      List<PairRow> pairs,
      String shiftedPairs,
      String morePairs) {}

  /**
   * What became of a block, or of some.
   *
   * @param name the name of the largest block now, or before if there is none now
   * @param meanChange how far similarities inside rose on average
   * @param inside how many pairs that is of
   * @param pairs those inside that changed most
   */
  record BlockRow(
      String change,
      String name,
      List<Place> before,
      List<Place> after,
      Members joined,
      Members left,
      String meanChange,
      String inside,
      List<PairRow> pairs) {}

  /**
   * Classes that joined or left a block.
   *
   * @param more how many are not listed; empty for none
   */
  record Members(List<Member> classes, String more) {}

  /**
   * A class.
   *
   * @param id its id on the page, or null if it is not there
   */
  record Member(String id, String name) {}

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
    List<ChangedBlock> blocks =
        ChangedBlock.of(changes.before(), changes.after(), changes.found(), MOST_BLOCKS);
    List<ClassChange> classes = changes.found().classChanges();
    List<ClassShift> shifts = changes.found().shifts();
    List<PairChange> pairs = pairsWithout(shifts);
    int shifted = shifts.stream().mapToInt(ClassShift::pairs).sum();
    long others = changes.found().changedPairs() - shifted;
    return new Section(
        changes.sentences().stream().map(PlainText::of).toList(),
        shifts.stream().limit(MOST_SHIFTS).map(this::sentence).toList(),
        members(
            shifts.stream().skip(MOST_SHIFTS).map(ClassShift::classId).toList(),
            changes.after(),
            false),
        blocks.stream().map(this::row).toList(),
        Numbers.countOver(ChangedBlock.count(changes.found()), MOST_BLOCKS),
        classes.stream().limit(MOST_CLASSES).map(this::row).toList(),
        Numbers.countOver(classes.size(), MOST_CLASSES),
        pairs.stream().limit(MOST_PAIRS).map(this::row).toList(),
        Numbers.countOver(shifted, 0),
        Numbers.countOver(others, Math.min(pairs.size(), MOST_PAIRS)));
  }

  private Finding sentence(ClassShift shift) {
    return ChangeSentences.shift(
        shift, changes.found().changedPairs(), changes.after().similarity().classes());
  }

  /** The listed pairs without those of classes that changed as a whole. */
  private List<PairChange> pairsWithout(List<ClassShift> shifts) {
    ClassMatching classes = changes.found().classes();
    Set<Integer> shifted = shifts.stream().map(ClassShift::classId).collect(Collectors.toSet());
    return changes.found().pairs().stream()
        .filter(pair -> !shifted.contains(classes.after(pair.classA())))
        .filter(pair -> !shifted.contains(classes.after(pair.classB())))
        .toList();
  }

  private static Block block(RunResult run, int id) {
    return run.blocks().blocks().get(id);
  }

  private BlockRow row(ChangedBlock block) {
    List<Place> before =
        block.befores().stream().map(id -> place(changes.before(), id, false)).toList();
    List<Place> after =
        block.afters().stream()
            .map(id -> place(changes.after(), id, changes.haveBlocksOfPage()))
            .toList();
    return new BlockRow(
        block.fate().word(),
        (after.size() == 1 || before.isEmpty() ? after : before).get(0).name(),
        before,
        after,
        members(block.joined(), changes.after(), false),
        members(block.left(), changes.before(), true),
        block.pairs() == 0 ? null : Numbers.signed(block.meanChange()),
        Numbers.count(block.pairs(), "pair", "pairs"),
        block.most().stream().map(this::row).toList());
  }

  private Members members(List<Integer> ids, RunResult run, boolean areEarlier) {
    ClassMatching classes = changes.found().classes();
    return ids.isEmpty()
        ? null
        : new Members(
            ids.stream()
                .limit(MOST_MEMBERS)
                .map(
                    id -> {
                      int onPage = areEarlier ? classes.afterOf(id) : id;
                      return new Member(
                          onPage < 0 ? null : String.valueOf(onPage), name(run, id).name());
                    })
                .toList(),
            Numbers.countOver(ids.size(), MOST_MEMBERS));
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
