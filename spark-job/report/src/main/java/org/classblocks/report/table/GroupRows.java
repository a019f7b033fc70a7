package org.classblocks.report.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.classblocks.groups.Difference;
import org.classblocks.groups.GroupComparison;
import org.classblocks.groups.SampleGroup;
import org.classblocks.report.model.ReportModel;
import org.classblocks.report.text.Numbers;
import org.classblocks.report.text.PlainText;

/** The tables of groups of samples side by side. */
record GroupRows(ReportModel model, ClassNames names) {
  private static final int MOST_DIFFERENCES = 20;

  /** What the page says of groups. */
  record Section(
      List<Row> groups,
      boolean hasPictures,
      String aboveNoise,
      String compared,
      List<BlockRow> blocks,
      List<PairRow> pairs) {}

  /** A group; {@code id} tells its picture. */
  record Row(int id, String name, NumberCell samples) {}

  /** A block that differs between groups. */
  record BlockRow(int id, String name, Extremes extremes) {}

  /** A pair of classes that differs between groups. */
  record PairRow(ClassName first, ClassName second, Extremes extremes) {}

  /** The groups where something is lowest and highest, and how far they are apart. */
  record Extremes(
      NumberCell lowest,
      String lowestGroup,
      NumberCell highest,
      String highestGroup,
      NumberCell range) {}

  /** The groups, and what differs most; null without groups. */
  Section section(boolean hasPictures) {
    return model.result().groups().map(groups -> section(groups, hasPictures)).orElse(null);
  }

  private Section section(GroupComparison comparison, boolean hasPictures) {
    return new Section(
        groups(comparison),
        hasPictures,
        Numbers.count(comparison.pairsAboveNoise()),
        Numbers.count(comparison.pairsCompared()),
        blocks(comparison),
        pairs(comparison));
  }

  private static List<Row> groups(GroupComparison comparison) {
    List<Row> rows = new ArrayList<>();
    for (SampleGroup group : comparison.groups()) {
      rows.add(
          new Row(
              rows.size(),
              PlainText.of(SampleGroup.shown(group.name())),
              NumberCell.count(Math.round(group.samples()))));
    }
    return rows;
  }

  private List<BlockRow> blocks(GroupComparison comparison) {
    return comparison.blocks().stream()
        .filter(block -> block.difference().exceedsNoise())
        .sorted(Comparator.comparingDouble(block -> -block.difference().range()))
        .limit(MOST_DIFFERENCES)
        .map(
            block ->
                new BlockRow(
                    block.blockId(),
                    PlainText.of(model.result().blocks().blocks().get(block.blockId()).name()),
                    extremes(block.difference())))
        .toList();
  }

  private List<PairRow> pairs(GroupComparison comparison) {
    return comparison.pairs().stream()
        .filter(pair -> pair.difference().exceedsNoise())
        .sorted(Comparator.comparingDouble(pair -> -pair.difference().range()))
        .limit(MOST_DIFFERENCES)
        .map(
            pair ->
                new PairRow(
                    names.of(pair.classA()), names.of(pair.classB()), extremes(pair.difference())))
        .toList();
  }

  private static Extremes extremes(Difference difference) {
    return new Extremes(
        NumberCell.twoDecimals(difference.lowest()),
        PlainText.of(SampleGroup.shown(difference.lowestGroup())),
        NumberCell.twoDecimals(difference.highest()),
        PlainText.of(SampleGroup.shown(difference.highestGroup())),
        NumberCell.twoDecimals(difference.range()));
  }
}
