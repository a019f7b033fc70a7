package org.classblocks.app;

import java.time.LocalDate;
import java.util.Locale;
import org.classblocks.compare.SampleGroup;
import org.classblocks.conf.JobConfig;
import org.classblocks.moments.Confusion;
import org.classblocks.report.Heading;
import org.classblocks.report.ReportModel;

/** What stands above the pictures of a run. */
final class Headings {
  private static final String DOT = " \u00b7 ";

  private final String what;
  private final LocalDate date;

  Headings(JobConfig config, LocalDate date) {
    this.what =
        config.similarity().isOfMeans()
            ? "Correlation of their mean features"
            : "Correlation of their scores";
    this.date = date;
  }

  Heading similarity(ReportModel model) {
    return new Heading(
        "Similarity of " + Counts.classes(model.similarity().size()),
        what
            + " over "
            + samples((double) model.samples().used())
            + DOT
            + date
            + (model.order().dendrogram().leafCount() > 2
                ? DOT + "similar classes stand side by side"
                : ""));
  }

  Heading group(SampleGroup group) {
    return new Heading(
        SampleGroup.shown(group.name())
            + ": similarity of "
            + Counts.classes(group.similarity().size()),
        what
            + " over "
            + samples(group.samples())
            + " of the group"
            + DOT
            + date
            + DOT
            + "in the order of all samples");
  }

  Heading confusion(Confusion confusion) {
    return new Heading(
        "Confusion of " + Counts.classes(confusion.size()),
        "Row: the label; column: what was predicted in its place"
            + DOT
            + samples(confusion.totals().samples())
            + DOT
            + date);
  }

  private static String samples(double samples) {
    return Math.rint(samples) == 1
        ? "1 sample"
        : String.format(Locale.ROOT, "%,.0f samples", samples);
  }
}
