package org.classblocks.report.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.classblocks.Text;
import org.classblocks.moments.count.BadRow;
import org.classblocks.moments.count.RowCounts;
import org.classblocks.report.model.ReportModel;
import org.classblocks.report.text.Numbers;
import org.classblocks.report.text.PlainText;

/** The facts of a run: what it read, its settings, and the versions it ran on. */
final class RunFacts {
  private RunFacts() {}

  /**
   * What the page says of a run.
   *
   * @param sentences how the run came about, and its figures, a paragraph each
   * @param facts in words, the most important first
   * @param dropped the rows left out by reason, without reasons that no row has
   */
  record Section(
      List<String> sentences,
      List<Entry> facts,
      List<Dropped> dropped,
      List<Entry> settings,
      List<Entry> versions) {}

  record Entry(String key, String value) {}

  record Dropped(String reason, NumberCell rows) {}

  static Section of(ReportModel model, Summary summary) {
    List<Entry> facts = new ArrayList<>();
    facts.add(new Entry("Samples", summary.rows()));
    facts.add(new Entry("Classes", summary.classes()));
    if (model.result().order().dendrogram().leafCount() >= 2) {
      facts.add(new Entry("Noise floor", noiseFloor(model.result().blocks().noiseFloor())));
      facts.add(new Entry("Order", summary.clustering()));
    }
    RowCounts rows = model.result().log().rows();
    return new Section(
        summary.sentences(),
        facts,
        Arrays.stream(BadRow.values())
            .filter(kind -> rows.dropped(kind) > 0)
            .map(kind -> new Dropped(kind.text(), NumberCell.count(rows.dropped(kind))))
            .toList(),
        entries(model.provenance().configuration()),
        entries(model.provenance().versions()));
  }

  private static String noiseFloor(double floor) {
    return Double.isNaN(floor)
        ? "Unknown for similarities of this kind."
        : Text.of(
            "%s. If all classes were unrelated, chance alone would be expected to give the most"
                + " similar pair this similarity. Similarities below it mean nothing.",
            Numbers.threeDecimals(floor));
  }

  /** What has no value is shown as empty. */
  private static List<Entry> entries(Map<String, ?> map) {
    return map.entrySet().stream()
        .map(
            entry ->
                new Entry(
                    PlainText.of(entry.getKey()),
                    PlainText.of(Objects.toString(entry.getValue(), ""))))
        .toList();
  }
}
