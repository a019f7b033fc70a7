package org.classblocks.moments.attribute;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.classblocks.moments.batch.DoubleDoubleMeans;
import org.classblocks.moments.batch.MarginalsBuilder;
import org.classblocks.moments.batch.PowerOfTwoScale;
import org.classblocks.moments.batch.WeightSum;

/**
 * The centred co-moments of scores and attributes: of every class with every column, and of every
 * column with every other, weighted as samples are. Mergeable: no samples are the identity.
 *
 * <p>An attribute becomes one column for its number, or one for each category, and one for samples
 * that lack it. So a sample without an attribute counts, and to take the attribute out of the
 * scores means to put the mean in its place. A column that one side has not met is all zero there,
 * so merging is exact whatever the sides have met.
 *
 * <p>A number is held less a pivot, the first one that was met, so that no digit is lost to a mean
 * far from zero. Where the pivots of two sides differ, one of them is moved: the number less the
 * other pivot is the number, plus the difference wherever a sample has one.
 *
 * <p>Merging is the update of Chan, Golub and LeVeque (1983), doi:10.1080/00031305.1983.10483115.
 * Cost: O(c (k + c)) time and memory for c columns and k classes. Not safe for use by several
 * threads.
 */
public final class AttributeMoments implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Map<AttributeColumn, Integer> places = new HashMap<>();
  private final List<Column> columns = new ArrayList<>();
  private DoubleDoubleMeans classMeans;
  private double weight;

  /** A column with its co-moments; those with columns are with itself and the ones before. */
  static final class Column implements Serializable {
    private static final long serialVersionUID = 1L;

    final AttributeColumn key;
    final double[] withClasses;
    final double[] withColumns;
    double pivot;
    double mean;
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;

    Column(AttributeColumn key, int classCount, int place) {
      this.key = key;
      this.withClasses = new double[classCount];
      this.withColumns = new double[place + 1];
    }

    boolean hasNumbers() {
      return least <= most;
    }
  }

  /** No samples of k classes. */
  public AttributeMoments(int classCount) {
    this.classMeans = new DoubleDoubleMeans(classCount);
  }

  /**
   * Takes up what was gathered before.
   *
   * @param marginals the statistics per class of the same samples
   */
  public static AttributeMoments of(MarginalsBuilder marginals) {
    AttributeMoments moments = new AttributeMoments(marginals.classCount());
    moments.finish(marginals);
    return moments;
  }

  /**
   * Takes up a column that was gathered before, after those before it.
   *
   * @param withClasses see {@link #withClasses}; copied
   * @param withColumns the co-moments with the columns before it and with itself; copied
   */
  public void add(ColumnSums sums, double[] withClasses, double[] withColumns) {
    Column column = columns.get(place(sums.column()));
    column.pivot = sums.pivot();
    column.mean = sums.mean();
    if (sums.column().kind() == AttributeColumn.Kind.NUMBER) {
      column.least = sums.least();
      column.most = sums.most();
    }
    System.arraycopy(withClasses, 0, column.withClasses, 0, column.withClasses.length);
    System.arraycopy(withColumns, 0, column.withColumns, 0, column.withColumns.length);
  }

  /** Takes over the means and the weight of the samples whose products were gathered. */
  void finish(MarginalsBuilder marginals) {
    classMeans = marginals.means().copy();
    weight = marginals.weight();
  }

  /** The place of a column, which is made where it is new. */
  int place(AttributeColumn key) {
    Integer known = places.putIfAbsent(key, columns.size());
    if (known == null) {
      columns.add(new Column(key, classMeans.size(), columns.size()));
    }
    return known == null ? columns.size() - 1 : known;
  }

  Column column(int place) {
    return columns.get(place);
  }

  /** The number of columns so far. */
  public int size() {
    return columns.size();
  }

  /** The number of classes, k. */
  public int classCount() {
    return classMeans.size();
  }

  /** The sum of the weights of the samples; 0 where no sample has attributes. */
  public double weight() {
    return weight;
  }

  /** What is known of a column by itself. */
  public ColumnSums sums(int place) {
    Column column = columns.get(place);
    boolean isNumber = column.key.kind() == AttributeColumn.Kind.NUMBER;
    return new ColumnSums(
        column.key,
        column.pivot,
        column.mean,
        isNumber ? column.least : 0,
        isNumber ? column.most : 0);
  }

  /**
   * The co-moments of a column with the scores of each class, by class id, where scores are divided
   * by 2 to the power of {@link #exponent} first; a copy.
   */
  public double[] withClasses(int place) {
    return columns.get(place).withClasses.clone();
  }

  /** The power of 2 that scores of a class are divided by; 0 but for extreme scores. */
  public int exponent(int classId) {
    return classMeans.scale().exponent(classId);
  }

  /** The co-moment of two columns. */
  public double withColumn(int a, int b) {
    return columns.get(Math.max(a, b)).withColumns[Math.min(a, b)];
  }

  /** How many categories each attribute has that has any. */
  public Map<Integer, List<String>> categories() {
    Map<Integer, List<String>> categories = new TreeMap<>();
    columns.stream()
        .map(column -> column.key)
        .filter(key -> key.kind() == AttributeColumn.Kind.CATEGORY)
        .forEach(
            key ->
                categories
                    .computeIfAbsent(key.attribute(), attribute -> new ArrayList<>())
                    .add(key.category()));
    return categories;
  }

  /** Changes the units of scores: every co-moment with a class is multiplied by a factor. */
  void multiply(double[] factors) {
    for (Column column : columns) {
      for (int id = 0; id < factors.length; id++) {
        column.withClasses[id] *= factors[id];
      }
    }
  }

  private AttributeMoments copy() {
    AttributeMoments copy = new AttributeMoments(classMeans.size());
    for (int place = 0; place < columns.size(); place++) {
      copy.add(sums(place), columns.get(place).withClasses, columns.get(place).withColumns);
    }
    copy.classMeans = classMeans.copy();
    copy.weight = weight;
    return copy;
  }

  private void raiseTo(PowerOfTwoScale scale) {
    if (!scale.isSame(classMeans.scale())) {
      multiply(classMeans.scale().factorsTo(scale));
      classMeans.raiseTo(scale);
    }
  }

  /** Adds other samples of the same classes, which stay as they are. */
  public void combine(AttributeMoments other) {
    if (other.weight == 0) {
      return;
    }
    AttributeMoments part = other.copy();
    PowerOfTwoScale scale = classMeans.scale().max(part.classMeans.scale());
    raiseTo(scale);
    part.raiseTo(scale);
    int[] mine = new int[part.columns.size()];
    for (int place = 0; place < mine.length; place++) {
      mine[place] = place(part.columns.get(place).key);
    }
    movePivots(part, mine);
    addProducts(part, mine);
    addMeeting(part, mine);
  }

  /** Gives each number of other samples the pivot that it has here, or takes theirs. */
  private void movePivots(AttributeMoments part, int[] mine) {
    for (int place = 0; place < mine.length; place++) {
      Column from = part.columns.get(place);
      Column to = columns.get(mine[place]);
      if (from.hasNumbers() && to.hasNumbers()) {
        part.move(place, to.pivot);
      } else if (from.hasNumbers()) {
        to.pivot = from.pivot;
      }
      to.least = Math.min(to.least, from.least);
      to.most = Math.max(to.most, from.most);
    }
  }

  /** Moves the pivot of a number, which adds the step wherever a sample does not lack it. */
  private void move(int place, double pivot) {
    Column column = columns.get(place);
    double step = column.pivot - pivot;
    column.pivot = pivot;
    column.least += step;
    column.most += step;
    column.mean += step;
    Integer missing = places.get(AttributeColumn.ofMissing(column.key.attribute()));
    if (missing != null) {
      column.mean -= step * columns.get(missing).mean;
      subtract(place, missing, step);
    }
  }

  /** Takes a multiple of another column off a column. */
  private void subtract(int place, int other, double factor) {
    double[] from = columns.get(place).withClasses;
    double[] ofOther = columns.get(other).withClasses;
    for (int id = 0; id < from.length; id++) {
      from[id] -= factor * ofOther[id];
    }
    double squares = -2 * factor * withColumn(place, other);
    squares += factor * factor * withColumn(other, other);
    for (int third = 0; third < columns.size(); third++) {
      addWith(place, third, third == place ? squares : -factor * withColumn(other, third));
    }
  }

  private void addWith(int a, int b, double value) {
    columns.get(Math.max(a, b)).withColumns[Math.min(a, b)] += value;
  }

  private void addProducts(AttributeMoments part, int[] mine) {
    for (int place = 0; place < mine.length; place++) {
      double[] from = part.columns.get(place).withClasses;
      double[] to = columns.get(mine[place]).withClasses;
      for (int id = 0; id < to.length; id++) {
        to[id] += from[id];
      }
      for (int other = 0; other <= place; other++) {
        addWith(mine[place], mine[other], part.withColumn(place, other));
      }
    }
  }

  private void addMeeting(AttributeMoments part, int[] mine) {
    double[] partMeans = new double[columns.size()];
    for (int place = 0; place < mine.length; place++) {
      partMeans[mine[place]] = part.columns.get(place).mean;
    }
    double[] classSteps = new double[classMeans.size()];
    Arrays.setAll(classSteps, id -> part.classMeans.minus(classMeans, id));
    double share = part.weight / (weight + part.weight);
    meet(partMeans, share, classSteps, WeightSum.ofMeeting(weight, part.weight));
    classMeans.mergeWith(part.classMeans, weight, part.weight);
    weight += part.weight;
  }

  /**
   * Adds what the meeting of two sets of samples adds to the products, and merges the means of the
   * columns.
   *
   * @param otherMeans the means of the columns in the other set
   * @param share the share of the other set in the weight of both
   * @param classSteps the differences of the mean scores
   * @param meeting what a product of differences counts
   */
  void meet(double[] otherMeans, double share, double[] classSteps, double meeting) {
    double[] steps = new double[columns.size()];
    for (int place = 0; place < steps.length; place++) {
      Column column = columns.get(place);
      steps[place] = otherMeans[place] - column.mean;
      double step = meeting * steps[place];
      for (int id = 0; step != 0 && id < classSteps.length; id++) {
        column.withClasses[id] += step * classSteps[id];
      }
      for (int other = 0; other <= place; other++) {
        column.withColumns[other] += step * steps[other];
      }
      column.mean += share * steps[place];
    }
  }
}
