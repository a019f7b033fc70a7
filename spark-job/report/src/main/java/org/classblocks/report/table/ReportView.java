package org.classblocks.report.table;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.classblocks.Text;
import org.classblocks.report.finding.Finding;
import org.classblocks.report.model.ReportModel;
import org.classblocks.report.text.Numbers;
import org.classblocks.report.text.PlainText;

/**
 * What the template of the page sees: finished texts, nothing to compute. Texts are plain; the
 * template escapes them. Values that are {@code null} or empty are left out.
 *
 * @param description what the model and the samples are, or null
 * @param findings what the run has found
 * @param warning what to see before anything else
 * @param notes the notes of the job, and those on what is beside the run
 * @param hasPicture whether the picture of the matrix lies beside the page
 */
public record ReportView(
    String title,
    String runDate,
    String runId,
    String runName,
    String description,
    String warning,
    List<Finding> findings,
    List<Fact> facts,
    List<String> notes,
    ChangeRows.Section changes,
    HistoryRows.Section history,
    boolean hasPicture,
    String pictureText,
    BlockRows.Section blocks,
    LinkRows.Section links,
    ExplainedRows.Section explained,
    List<NearestPairs.Row> pairs,
    List<TriageRows.Kind> triage,
    ErrorRows.Section errors,
    TaxonomyRows.Section taxonomy,
    GroupRows.Section groups,
    ExcludedRows.Section excluded,
    RunFacts.Section about) {
  private static final int MOST_PAIRS = 100;

  /** A number to be seen at first sight. */
  record Fact(String value, String label) {}

  /** The page of a run. */
  public static ReportView of(ReportModel model) {
    NearestPairs pairs = NearestPairs.of(model.result().similarity(), MOST_PAIRS);
    ClassNames names =
        new ClassNames(model.result().similarity().classes(), model.result().order());
    Summary summary = new Summary(model, pairs);
    return new ReportView(
        PlainText.of(model.title()),
        model.provenance().runDate().toString(),
        PlainText.of(model.provenance().runId()),
        Optional.ofNullable(model.provenance().runName()).map(PlainText::of).orElse(null),
        model.description().map(PlainText::of).orElse(null),
        summary.warning().orElse(null),
        model.findings(),
        facts(model),
        Stream.concat(model.provenance().notes().stream(), model.companions().notes().stream())
            .map(PlainText::of)
            .distinct()
            .toList(),
        ChangeRows.of(model),
        HistoryRows.of(model.companions().history()),
        model.hasPictures(),
        pictureText(model),
        new BlockRows(model, names).section(),
        new LinkRows(model, names).section(),
        new ExplainedRows(model).section(),
        pairs.rows(names),
        TriageRows.of(model.result().triage(), names),
        ErrorRows.section(model, names),
        new TaxonomyRows(model, names).section(),
        new GroupRows(model, names).section(model.hasPictures()),
        ExcludedRows.of(model.result().similarity(), names),
        RunFacts.of(model, summary));
  }

  private static List<Fact> facts(ReportModel model) {
    long samples = model.result().log().marginals().samples();
    int compared = model.result().order().dendrogram().leafCount();
    int blocks = model.result().blocks().blocks().size();
    return List.of(
        new Fact(Numbers.count(samples), samples == 1 ? "sample" : "samples"),
        new Fact(Numbers.count(compared), compared == 1 ? "class compared" : "classes compared"),
        new Fact(Numbers.count(blocks), blocks == 1 ? "block" : "blocks"),
        new Fact(Numbers.threeDecimals(model.result().blocks().noiseFloor()), "noise floor"));
  }

  private static String pictureText(ReportModel model) {
    return Text.of(
        "The similarity matrix of %s in order, with the outlines of %s",
        Numbers.count(model.result().similarity().size(), "class", "classes"),
        Numbers.count(model.result().blocks().blocks().size(), "block", "blocks"));
  }
}
