package org.classblocks.app.run;

import java.util.ArrayList;
import java.util.List;
import org.classblocks.Text;
import org.classblocks.app.check.LabelAdvice;
import org.classblocks.app.check.ScoreAdvice;
import org.classblocks.app.session.Counts;
import org.classblocks.app.source.Source;
import org.classblocks.blocks.taxonomy.Taxonomy;
import org.classblocks.moments.batch.Marginals;
import org.classblocks.moments.batch.SampleSize;
import org.classblocks.moments.count.BadRow;
import org.classblocks.moments.count.LabelCounts;
import org.classblocks.moments.count.LogStatistics;
import org.classblocks.moments.count.RowCounts;
import org.classblocks.spark.log.PredictionLog;

/** What a log holds and what is wrong with it, as text. */
final class ValidationText {
  private static final int LISTED = 10;

  private ValidationText() {}

  /** The text of a log. */
  static List<String> of(PredictionLog log, LogStatistics statistics) {
    List<String> lines = new ArrayList<>();
    RowCounts rows = statistics.rows();
    Marginals marginals = statistics.marginals().result();
    lines.add(
        Text.of(
            "%s, %s, %s, %s",
            log.files().isEmpty()
                ? Source.where(log)
                : Counts.of(log.files().size(), "file", "files"),
            Counts.rows(rows.read()),
            log.hasFeatures()
                ? Counts.classes(log.classes().size()) + ", " + features(marginals.size())
                : Counts.classes(marginals.size()),
            log.encoding()));
    lines.add(range(log.hasFeatures() ? "features" : "scores", marginals));
    if (!log.hasFeatures() && !log.scores().transform().isAutomatic()) {
      ScoreAdvice.onKind(marginals, log.scores().recognise()).ifPresent(lines::add);
    }
    if (statistics.survey().clipped() > 0) {
      lines.add(Counts.clipped(statistics.survey().clipped()) + " by input.least-probability");
    }
    addFaults(rows, lines);
    if (!log.hasFeatures()) {
      addConstants(log, marginals, lines);
    }
    addLabels(log, statistics, lines);
    addWeights(log, marginals.sampleSize(), lines);
    lines.addAll(log.notes());
    return lines;
  }

  /** How many classes are in a taxonomy. */
  static String of(Taxonomy taxonomy) {
    int known = taxonomy.classCount() - taxonomy.missingClasses().size();
    return Text.of(
        "%,d of %s in the taxonomy; %s without a class",
        known,
        Counts.classes(taxonomy.classCount()),
        Counts.of(taxonomy.unknownLeaves(), "leaf", "leaves"));
  }

  private static String features(int count) {
    return Counts.of(count, "feature", "features");
  }

  private static String range(String what, Marginals marginals) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int id = 0; id < marginals.size(); id++) {
      least = Math.min(least, marginals.min(id));
      most = Math.max(most, marginals.max(id));
    }
    return least > most ? "no row can be used" : Text.of("%s from %.6g to %.6g", what, least, most);
  }

  private static void addFaults(RowCounts rows, List<String> lines) {
    if (rows.dropped() == 0) {
      lines.add("every row can be used");
      return;
    }
    lines.add(
        Text.of(
            "%s cannot be used (%.3g %%):",
            Counts.rows(rows.dropped()), 100.0 * rows.dropped() / rows.read()));
    for (BadRow kind : BadRow.values()) {
      rows.example(kind)
          .ifPresent(
              example ->
                  lines.add(
                      Text.of(
                          "  %-17s %s with %s, for example: %s",
                          kind.word(), Counts.rows(rows.dropped(kind)), kind.text(), example)));
    }
  }

  private static void addConstants(PredictionLog log, Marginals marginals, List<String> lines) {
    List<String> names = new ArrayList<>();
    for (int id = 0; id < marginals.size(); id++) {
      if (marginals.isConstant(id) && !marginals.isNeverFinite(id)) {
        names.add(log.classes().name(id));
      }
    }
    if (!names.isEmpty()) {
      lines.add(
          Text.of(
              "%s without a correlation, because their scores never vary: %s%s",
              Counts.classes(names.size()),
              String.join(", ", names.subList(0, Math.min(LISTED, names.size()))),
              names.size() > LISTED ? ", ..." : ""));
    }
  }

  private static void addWeights(PredictionLog log, SampleSize size, List<String> lines) {
    if (log.hasWeights()) {
      lines.add(
          Text.of(
              "weights add up to %.6g, the largest is %.6g; %s",
              size.weight(), size.largestWeight(), Counts.weights(size)));
    }
  }

  private static void addLabels(PredictionLog log, LogStatistics statistics, List<String> lines) {
    if (!log.hasLabels()) {
      return;
    }
    LabelCounts labels = statistics.labels();
    lines.add(
        new LabelAdvice(labels, log.classes()).onUnknown().orElse("every label names a class"));
    if (labels.repeated() > 0) {
      lines.add(
          Counts.of(labels.repeated(), "label is repeated", "labels are repeated")
              + " in a sample");
    }
    if (labels.unlabelled() > 0) {
      lines.add(Counts.rows(labels.unlabelled()) + " without a label that names a class");
    }
  }
}
