package org.classblocks.report.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.classblocks.moments.ListedPairs;
import org.classblocks.moments.batch.Marginals;
import org.classblocks.moments.count.Confusion;
import org.classblocks.moments.count.LabelCounts;
import org.classblocks.moments.count.LabelStatistics;
import org.classblocks.report.model.ReportModel;

/**
 * A number of every class.
 *
 * @param name what the script calls it
 * @param title its name for people
 * @param value the number by class id; NaN if it is unknown
 */
record ClassColumn(String name, String title, IntToDoubleFunction value) {

  /** What a run knows of its classes, in the order to be shown. */
  static List<ClassColumn> of(ReportModel model) {
    Marginals marginals = model.result().log().marginals();
    ListedPairs listed = model.result().log().listed();
    List<ClassColumn> columns = new ArrayList<>();
    if (listed.areCounted()) {
      columns.add(new ClassColumn("samples", "Samples that list it", listed::listed));
    }
    columns.add(new ClassColumn("mean", "Mean score", marginals::mean));
    columns.add(new ClassColumn("sd", "Standard deviation", marginals::sd));
    model.result().log().labels().ifPresent(labels -> columns.addAll(of(labels)));
    return columns;
  }

  private static List<ClassColumn> of(LabelStatistics labels) {
    LabelCounts counts = labels.counts();
    List<ClassColumn> columns = new ArrayList<>();
    columns.add(new ClassColumn("positives", "Labels", counts::positives));
    Confusion confusion = labels.confusion();
    if (confusion.totals().samples() > 0) {
      columns.add(new ClassColumn("errors", "Missed labels", confusion::errors));
      columns.add(new ClassColumn("recall", "Recall", confusion::recall));
      columns.add(new ClassColumn("precision", "Precision", confusion::precision));
      columns.add(new ClassColumn("top1", "Top 1", confusion::top1));
    }
    return columns;
  }

  /** The section of the page that has the numbers. */
  String section() {
    return "column-" + name;
  }

  /** The numbers of that many classes. */
  float[] numbers(int classCount) {
    float[] numbers = new float[classCount];
    for (int id = 0; id < classCount; id++) {
      numbers[id] = (float) value.applyAsDouble(id);
    }
    return numbers;
  }
}
