package org.classblocks.report.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import org.classblocks.blocks.Block;
import org.classblocks.moments.ListedPairs;
import org.classblocks.moments.batch.Marginals;
import org.classblocks.moments.count.Confusion;
import org.classblocks.moments.count.LabelCounts;
import org.classblocks.moments.count.LabelStatistics;
import org.classblocks.report.model.ReportModel;
import org.classblocks.report.text.PlainText;

/**
 * A number or a category of every class.
 *
 * @param name what the script calls it
 * @param title its name for people
 * @param categories the names of the categories that the numbers are indices of; null for numbers
 * @param value the number by class id; NaN if it is unknown
 */
public record ClassColumn(
    String name, String title, List<String> categories, IntToDoubleFunction value) {

  /** A column of numbers. */
  static ClassColumn of(String name, String title, IntToDoubleFunction value) {
    return new ClassColumn(name, title, null, value);
  }

  /**
   * A column of categories.
   *
   * @param category the index of each class; negative for none
   */
  static ClassColumn of(
      String name, String title, List<String> categories, IntUnaryOperator category) {
    return new ClassColumn(
        name,
        title,
        categories,
        id -> category.applyAsInt(id) < 0 ? Double.NaN : category.applyAsInt(id));
  }

  /** What a run knows of its classes, in the order to be shown. */
  public static List<ClassColumn> of(ReportModel model) {
    Marginals marginals = model.result().log().marginals();
    ListedPairs listed = model.result().log().listed();
    List<ClassColumn> columns = new ArrayList<>();
    if (listed.areCounted()) {
      columns.add(of("samples", "Samples that list it", listed::listed));
    }
    columns.add(of("mean", "Mean score", marginals::mean));
    columns.add(of("sd", "Standard deviation", marginals::sd));
    model.result().log().labels().ifPresent(labels -> columns.addAll(of(labels)));
    if (!model.result().blocks().blocks().isEmpty()) {
      columns.add(ofGroups(model));
    }
    model.result().taxonomy().ifPresent(matches -> columns.addAll(TaxonomyLevels.columns(matches)));
    columns.addAll(GivenColumns.of(model.companions().tracks()));
    return columns;
  }

  private static List<ClassColumn> of(LabelStatistics labels) {
    LabelCounts counts = labels.counts();
    List<ClassColumn> columns = new ArrayList<>();
    columns.add(of("positives", "Labels", counts::positives));
    Confusion confusion = labels.confusion();
    if (confusion.totals().samples() > 0) {
      columns.add(of("errors", "Missed labels", confusion::errors));
      columns.add(of("recall", "Recall", confusion::recall));
      columns.add(of("precision", "Precision", confusion::precision));
      columns.add(of("top1", "Top 1", confusion::top1));
    }
    return columns;
  }

  /** The blocks at the top level, each with the classes inside it. */
  private static ClassColumn ofGroups(ReportModel model) {
    List<Block> roots = model.result().blocks().roots();
    int[] groupAt = new int[model.result().order().size()];
    Arrays.fill(groupAt, -1);
    for (int group = 0; group < roots.size(); group++) {
      Arrays.fill(groupAt, roots.get(group).start(), roots.get(group).end(), group);
    }
    return of(
        "group",
        "Group",
        roots.stream().map(block -> PlainText.of(block.name())).toList(),
        id -> groupAt[model.result().order().positionOf(id)]);
  }

  /** The section of the page that has the numbers. */
  public String section() {
    return "column-" + name;
  }

  /** What the script gets to know of the column. */
  public PageFacts.ColumnFacts facts() {
    return new PageFacts.ColumnFacts(name, title, section(), categories);
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
