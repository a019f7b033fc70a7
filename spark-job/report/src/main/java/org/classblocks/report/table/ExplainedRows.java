package org.classblocks.report.table;

import java.util.Comparator;
import java.util.List;
import org.classblocks.attributes.AttributeFinding;
import org.classblocks.report.model.ReportModel;
import org.classblocks.report.text.Numbers;
import org.classblocks.report.text.PlainText;

/** The table of blocks that attributes of samples explain in part. */
record ExplainedRows(ReportModel model) {
  private static final int MOST = 100;

  /**
   * What the page says of attributes.
   *
   * @param unlisted how many findings are not among the rows; empty for none
   */
  record Section(List<Row> rows, String unlisted) {}

  /**
   * A block and an attribute.
   *
   * @param remark says that little else makes the block; null otherwise
   */
  record Row(
      int id,
      String name,
      String attribute,
      NumberCell share,
      NumberCell contrast,
      NumberCell without,
      String remark) {}

  /** The findings above chance, the largest share first; null without any. */
  Section section() {
    List<AttributeFinding> found =
        model.result().attributes().stream()
            .flatMap(known -> known.of(false).stream())
            .filter(AttributeFinding::isSignificant)
            .sorted(Comparator.comparingDouble(AttributeFinding::shareExplained).reversed())
            .toList();
    return found.isEmpty()
        ? null
        : new Section(
            found.stream().limit(MOST).map(this::row).toList(),
            Numbers.countOver(found.size(), MOST));
  }

  private Row row(AttributeFinding one) {
    return new Row(
        one.block(),
        PlainText.of(model.result().blocks().blocks().get(one.block()).name()),
        PlainText.of(one.attribute()),
        NumberCell.percent(one.shareExplained()),
        NumberCell.twoDecimals(one.before()),
        NumberCell.twoDecimals(one.after()),
        one.isUnreliable() ? "unreliable" : null);
  }
}
