package org.classblocks.report.parts;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.classblocks.order.ClassOrder;
import org.classblocks.report.data.ClassColumn;

/**
 * What is known of the classes of each row together, as the script has it for collapsed blocks:
 * sums of counts, shares of the sums, the most frequent of categories, means of all else.
 */
final class RowColumns {
  private static final List<String> SUMMED = List.of("positives", "errors", "samples");

  private final ClassOrder order;
  private final Map<String, ClassColumn> columns;

  RowColumns(ClassOrder order, List<ClassColumn> columns) {
    this.order = order;
    this.columns =
        columns.stream().collect(Collectors.toMap(ClassColumn::name, Function.identity()));
  }

  /**
   * The numbers of the rows of a part; NaN where nothing is known.
   *
   * @param length at least the number of rows; NaN follow them
   */
  float[] numbers(ClassColumn column, Part part, int length) {
    float[] numbers = new float[length];
    Arrays.fill(numbers, Float.NaN);
    for (int row = 0; row < part.rows().size(); row++) {
      numbers[row] = (float) number(column, part.rows().get(row));
    }
    return numbers;
  }

  private double number(ClassColumn column, Part.Row row) {
    if (row.size() == 1) {
      return value(column.name(), order.classAt(row.start()));
    }
    return column.categories() == null ? together(column.name(), row) : commonest(column, row);
  }

  private double together(String name, Part.Row row) {
    double sum = 0;
    double weights = 0;
    int known = 0;
    for (int position = row.start(); position < row.end(); position++) {
      int id = order.classAt(position);
      double value = value(name, id);
      if (!Double.isNaN(value)) {
        double weight = weight(name, id);
        sum += Double.isNaN(weight) ? 0 : weight * value;
        weights += Double.isNaN(weight) ? 0 : weight;
        known++;
      }
    }
    return SUMMED.contains(name) ? known == 0 ? Double.NaN : sum : sum / weights;
  }

  /** Of how many labels or predictions a share is. */
  private double weight(String name, int id) {
    return switch (name) {
      case "recall", "top1" -> value("positives", id);
      case "precision" -> {
        double hits = value("positives", id) - value("errors", id);
        yield hits > 0 ? hits / value(name, id) : Double.NaN;
      }
      default -> 1;
    };
  }

  private double value(String name, int id) {
    return columns.get(name).value().applyAsDouble(id);
  }

  /** The most frequent category, the first of several; NaN is one. */
  private double commonest(ClassColumn column, Part.Row row) {
    Map<Double, Integer> counts = new HashMap<>();
    double best = Double.NaN;
    int most = 0;
    for (int position = row.start(); position < row.end(); position++) {
      double category = value(column.name(), order.classAt(position));
      int count = counts.merge(category, 1, Integer::sum);
      if (count > most) {
        most = count;
        best = category;
      }
    }
    return best;
  }
}
