package org.classblocks.moments.attribute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.classblocks.moments.batch.AttributeRows;
import org.classblocks.moments.batch.RowWeights;
import org.classblocks.moments.batch.WeightSum;

/**
 * The attributes of a batch as columns: numbers, centred and times the root of the sample's weight,
 * and marks, the columns in which a sample has a 1.
 */
final class AttributeBatch {
  private static final int[] NONE = {};

  private final AttributeMoments moments;
  private final int start;
  private final double weight;
  private final double[] roots;
  private final int[][] marks;
  private final int[] numberColumns;
  private final double[] numbers;
  private final double[] means;
  private final int[] marked;

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
    this.marks = marks(attributes);
    this.numberColumns = numberColumns(attributes);
    this.numbers = new double[roots.length * numberColumns.length];
    this.means = new double[moments.size()];
    this.marked = Arrays.stream(marks).flatMapToInt(Arrays::stream).distinct().sorted().toArray();
    countMarks();
    for (int number = 0; number < numberColumns.length; number++) {
      centre(attributes, number);
    }
  }

  /** The columns of each sample's categories and of what it lacks. */
  private int[][] marks(AttributeRows attributes) {
    int width = attributes.width();
    int[][] columns = new int[width][];
    for (int attribute = 0; attribute < width; attribute++) {
      columns[attribute] = new int[attributes.categoryCount(attribute) + 1];
      Arrays.fill(columns[attribute], -1);
    }
    int[][] found = new int[roots.length][];
    int[] ofRow = new int[width];
    for (int i = 0; i < found.length; i++) {
      int count = 0;
      for (int attribute = 0; roots[i] > 0 && attribute < width; attribute++) {
        boolean isMissing = attributes.isMissing(start + i, attribute);
        if (isMissing || attributes.isCategory(attribute)) {
          int code = isMissing ? -1 : (int) attributes.value(start + i, attribute);
          int[] known = columns[attribute];
          if (known[code + 1] < 0) {
            known[code + 1] = moments.place(column(attributes, attribute, code));
          }
          ofRow[count++] = known[code + 1];
        }
      }
      found[i] = count == 0 ? NONE : Arrays.copyOf(ofRow, count);
    }
    return found;
  }

  private static AttributeColumn column(AttributeRows attributes, int attribute, int code) {
    return code < 0
        ? AttributeColumn.ofMissing(attribute)
        : AttributeColumn.ofCategory(attribute, attributes.category(attribute, code));
  }

  /** The columns of the attributes that have a number in some sample. */
  private int[] numberColumns(AttributeRows attributes) {
    List<Integer> found = new ArrayList<>();
    for (int attribute = 0; attribute < attributes.width(); attribute++) {
      if (!attributes.isCategory(attribute)) {
        int of = attribute;
        IntStream.range(0, roots.length)
            .filter(i -> roots[i] > 0 && !attributes.isMissing(start + i, of))
            .findFirst()
            .ifPresent(
                i -> {
                  int place = moments.place(AttributeColumn.ofNumber(of));
                  AttributeMoments.Column column = moments.column(place);
                  if (!column.hasNumbers()) {
                    column.pivot = attributes.value(start + i, of);
                  }
                  found.add(place);
                });
      }
    }
    return found.stream().mapToInt(Integer::intValue).toArray();
  }

  private void countMarks() {
    for (int i = 0; i < marks.length; i++) {
      for (int column : marks[i]) {
        means[column] += roots[i] * roots[i];
      }
    }
    for (int column : marked) {
      means[column] /= weight;
    }
  }

  private void centre(AttributeRows attributes, int number) {
    AttributeMoments.Column column = moments.column(numberColumns[number]);
    int attribute = column.key.attribute();
    double sum = 0;
    for (int i = 0; i < roots.length; i++) {
      if (roots[i] > 0 && !attributes.isMissing(start + i, attribute)) {
        double value = attributes.value(start + i, attribute) - column.pivot;
        column.least = Math.min(column.least, value);
        column.most = Math.max(column.most, value);
        numbers[i * numberColumns.length + number] = value;
        sum += roots[i] * roots[i] * value;
      }
    }
    double mean = sum / weight;
    for (int i = 0; i < roots.length; i++) {
      int at = i * numberColumns.length + number;
      numbers[at] = roots[i] * (numbers[at] - mean);
    }
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

  /** The columns in which a sample has a 1. */
  int[] marks(int row) {
    return marks[row - start];
  }

  /** The columns in which any sample has a 1. */
  int[] marked() {
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
    for (int slot = 0; slot < marked.length; slot++) {
      slots[marked[slot]] = slot;
    }
    double[] ofNumbers = new double[count * count];
    double[] withMarks = new double[marked.length * count];
    double[] ofMarks = new double[marked.length * marked.length];
    for (int i = 0; i < roots.length; i++) {
      addNumbers(i * count, ofNumbers);
      for (int column : marks[i]) {
        int slot = slots[column];
        for (int number = 0; number < count; number++) {
          withMarks[slot * count + number] += roots[i] * numbers[i * count + number];
        }
        for (int other : marks[i]) {
          ofMarks[slot * marked.length + slots[other]] += roots[i] * roots[i];
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
      for (int slot = 0; slot < marked.length; slot++) {
        add(numberColumns[number], marked[slot], withMarks[slot * count + number]);
      }
    }
    for (int a = 0; a < marked.length; a++) {
      for (int b = 0; b <= a; b++) {
        double expected = weight * means[marked[a]] * means[marked[b]];
        add(marked[a], marked[b], ofMarks[a * marked.length + b] - expected);
      }
    }
  }

  private void add(int a, int b, double value) {
    moments.column(Math.max(a, b)).withColumns[Math.min(a, b)] += value;
  }
}
