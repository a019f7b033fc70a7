package org.classblocks.moments.attribute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.classblocks.moments.batch.AttributeRows;
import org.classblocks.moments.batch.RowWeights;
import org.classblocks.moments.batch.WeightSum;

/**
 * The attributes of a batch as columns: numbers, centred and times the root of the sample's weight,
 * and marks, the columns in which a sample has a 1.
 */
final class AttributeBatch {
  /** In place of a column, where a sample has no mark. */
  static final int UNMARKED = -1;

  private final AttributeMoments moments;
  private final int start;
  private final double weight;
  private final double[] roots;
  private final List<int[]> marks = new ArrayList<>();
  private final List<Integer> marked = new ArrayList<>();
  private final int[] numberColumns;
  private final double[] numbers;
  private final double[] means;

  /** See {@link AttributeBuilder#begin}; makes the columns that are new. */
  AttributeBatch(
      AttributeMoments moments,
      AttributeRows attributes,
      RowWeights weights,
      WeightSum sum,
      int start,
      int end) {
    this.moments = moments;
    this.start = start;
    this.weight = sum.total();
    this.roots = new double[end - start];
    Arrays.setAll(roots, i -> Math.sqrt(weights.of(start + i)));
    List<Integer> withNumbers = new ArrayList<>();
    for (int attribute = 0; attribute < attributes.width(); attribute++) {
      mark(attributes, attribute);
      if (!attributes.isCategory(attribute)
          && !Double.isNaN(firstNumber(attributes.values(attribute)))) {
        withNumbers.add(moments.place(AttributeColumn.ofNumber(attribute)));
      }
    }
    this.numberColumns = withNumbers.stream().mapToInt(Integer::intValue).toArray();
    this.numbers = new double[roots.length * numberColumns.length];
    this.means = new double[moments.size()];
    countMarks();
    for (int number = 0; number < numberColumns.length; number++) {
      centre(attributes, number);
    }
  }

  /** Finds the columns of the categories that samples have, and of what they lack. */
  private void mark(AttributeRows attributes, int attribute) {
    double[] values = attributes.values(attribute);
    boolean isCategory = attributes.isCategory(attribute);
    int[] places = new int[attributes.categories(attribute).size() + 1];
    Arrays.fill(places, UNMARKED);
    int[] columns = {};
    for (int i = 0; i < roots.length; i++) {
      boolean isMissing = Double.isNaN(values[start + i]);
      if (roots[i] > 0 && (isCategory || isMissing)) {
        int code = isMissing ? -1 : (int) values[start + i];
        if (places[code + 1] == UNMARKED) {
          places[code + 1] = moments.place(column(attributes, attribute, code));
          marked.add(places[code + 1]);
        }
        if (columns.length == 0) {
          columns = new int[roots.length];
          Arrays.fill(columns, UNMARKED);
          marks.add(columns);
        }
        columns[i] = places[code + 1];
      }
    }
  }

  private static AttributeColumn column(AttributeRows attributes, int attribute, int code) {
    return code < 0
        ? AttributeColumn.ofMissing(attribute)
        : AttributeColumn.ofCategory(attribute, attributes.category(attribute, code));
  }

  /** The first number of a sample that weighs anything, or NaN if there is none. */
  private double firstNumber(double[] values) {
    for (int i = 0; i < roots.length; i++) {
      if (roots[i] > 0 && !Double.isNaN(values[start + i])) {
        return values[start + i];
      }
    }
    return Double.NaN;
  }

  private void countMarks() {
    for (int[] columns : marks) {
      for (int i = 0; i < roots.length; i++) {
        if (columns[i] != UNMARKED) {
          means[columns[i]] += roots[i] * roots[i];
        }
      }
    }
    for (int column : marked) {
      means[column] /= weight;
    }
  }

  private void centre(AttributeRows attributes, int number) {
    AttributeMoments.Column column = moments.column(numberColumns[number]);
    double[] values = attributes.values(column.key.attribute());
    double pivot = column.hasNumbers() ? column.pivot : firstNumber(values);
    double least = column.least;
    double most = column.most;
    double sum = 0;
    for (int i = 0; i < roots.length; i++) {
      double value = values[start + i] - pivot;
      if (roots[i] > 0 && !Double.isNaN(value)) {
        least = value < least ? value : least;
        most = value > most ? value : most;
        numbers[i * numberColumns.length + number] = value;
        sum += roots[i] * roots[i] * value;
      }
    }
    double mean = sum / weight;
    for (int i = 0; i < roots.length; i++) {
      int at = i * numberColumns.length + number;
      numbers[at] = roots[i] * (numbers[at] - mean);
    }
    column.pivot = pivot;
    column.least = least;
    column.most = most;
    means[numberColumns[number]] = mean;
  }

  int start() {
    return start;
  }

  double weight() {
    return weight;
  }

  /** The root of the weight of a sample of the whole batch. */
  double root(int row) {
    return roots[row - start];
  }

  /** The number of attributes for which some samples have marks. */
  int markCount() {
    return marks.size();
  }

  /** The column in which a sample has a 1 for one of these attributes, or {@link #UNMARKED}. */
  int mark(int row, int attribute) {
    return marks.get(attribute)[row - start];
  }

  /** The columns in which any sample has a 1. */
  List<Integer> marked() {
    return marked;
  }

  int numberCount() {
    return numberColumns.length;
  }

  int numberColumn(int number) {
    return numberColumns[number];
  }

  /** A number of a sample, centred and times the root of its weight. */
  double number(int row, int number) {
    return numbers[(row - start) * numberColumns.length + number];
  }

  /** Adds a multiple of all numbers of a sample to some sums. */
  void addNumbers(int row, double factor, double[] sums) {
    int offset = (row - start) * sums.length;
    for (int number = 0; number < sums.length; number++) {
      sums[number] += factor * numbers[offset + number];
    }
  }

  double mean(int column) {
    return means[column];
  }

  /** The mean of each column; 0 where the batch does not have it. */
  double[] means() {
    return means;
  }

  /** Adds the co-moments of the columns with each other. */
  void addProducts() {
    int count = numberColumns.length;
    int[] slots = new int[means.length];
    for (int slot = 0; slot < marked.size(); slot++) {
      slots[marked.get(slot)] = slot;
    }
    double[] ofNumbers = new double[count * count];
    double[] withMarks = new double[marked.size() * count];
    double[] ofMarks = new double[marked.size() * marked.size()];
    for (int i = 0; i < roots.length; i++) {
      addNumbers(i * count, ofNumbers);
      for (int[] columns : marks) {
        if (columns[i] != UNMARKED) {
          int slot = slots[columns[i]];
          for (int number = 0; number < count; number++) {
            withMarks[slot * count + number] += roots[i] * numbers[i * count + number];
          }
          for (int[] others : marks) {
            if (others[i] != UNMARKED) {
              ofMarks[slot * marked.size() + slots[others[i]]] += roots[i] * roots[i];
            }
          }
        }
      }
    }
    addUp(ofNumbers, withMarks, ofMarks);
  }

  private void addNumbers(int offset, double[] sums) {
    int count = numberColumns.length;
    for (int number = 0; number < count; number++) {
      double value = numbers[offset + number];
      int row = number * count;
      for (int other = 0; other <= number; other++) {
        sums[row + other] += value * numbers[offset + other];
      }
    }
  }

  private void addUp(double[] ofNumbers, double[] withMarks, double[] ofMarks) {
    int count = numberColumns.length;
    for (int number = 0; number < count; number++) {
      for (int other = 0; other <= number; other++) {
        add(numberColumns[number], numberColumns[other], ofNumbers[number * count + other]);
      }
      for (int slot = 0; slot < marked.size(); slot++) {
        add(numberColumns[number], marked.get(slot), withMarks[slot * count + number]);
      }
    }
    for (int a = 0; a < marked.size(); a++) {
      for (int b = 0; b <= a; b++) {
        double expected = weight * means[marked.get(a)] * means[marked.get(b)];
        add(marked.get(a), marked.get(b), ofMarks[a * marked.size() + b] - expected);
      }
    }
  }

  private void add(int a, int b, double value) {
    moments.column(Math.max(a, b)).withColumns[Math.min(a, b)] += value;
  }
}
