package org.classblocks.spark.intake;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.paths.SparkPath;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.classblocks.Text;
import org.classblocks.moments.batch.ClassScore;
import org.classblocks.moments.batch.SampleBatch;
import org.classblocks.moments.count.BadRow;
import org.classblocks.moments.count.ClassBalance;
import org.classblocks.moments.count.RowCounts;
import org.classblocks.moments.transform.ScoreTransform;
import org.classblocks.spark.attribute.AttributeEncoding;

/**
 * Takes rows of a log apart: checks the scores, finds the labels, remembers examples of what is
 * wrong. Rows hold, in this order: the columns of scores, file path and row index, both null where
 * a sample comes from many rows, then sample id, labels, group, cluster, weight and attributes
 * where there are any.
 *
 * @param scores takes the scores
 * @param transform what becomes of scores before they are correlated, which must fit it
 * @param sampleIdType the type of the sample id; null without one
 * @param labelEncoding how labels are held; null without labels
 * @param idsByName the class ids of names, for labels that are names
 * @param groupEncoding how groups are held; null without groups
 * @param clusterEncoding how clusters are held; null without clusters
 * @param weightColumn how weights are held; null without a column of weights
 * @param balance weighs samples by their labels; null without
 * @param namesSamples whether batches receive the ids of samples
 * @param attributes how attributes are held; empty without any
 * @param <B> the kind of batch that rows are gathered in
 */
public record RowIntake<B extends SampleBatch>(
    ScoreIntake<B> scores,
    ScoreTransform transform,
    DataType sampleIdType,
    LabelEncoding labelEncoding,
    Map<String, Integer> idsByName,
    GroupEncoding groupEncoding,
    GroupEncoding clusterEncoding,
    WeightColumn weightColumn,
    ClassBalance balance,
    boolean namesSamples,
    List<AttributeEncoding> attributes)
    implements Serializable {

  public RowIntake {
    attributes = List.copyOf(attributes);
  }

  /** The same with weights from labels, times the weights in the column. */
  public RowIntake<B> balanced(ClassBalance byLabels) {
    return with(byLabels, namesSamples, attributes);
  }

  /** The same with the ids of samples in its batches; there must be a column of them. */
  public RowIntake<B> naming() {
    return with(balance, true, attributes);
  }

  /** The most columns that attributes have beside the classes. */
  public int mostAttributeColumns() {
    return attributes.stream().mapToInt(AttributeEncoding::mostColumns).sum();
  }

  /** The same without attributes and the ids of samples in its batches; rows may have them. */
  public RowIntake<B> bare() {
    return with(balance, false, List.of());
  }

  private RowIntake<B> with(
      ClassBalance byLabels, boolean isNaming, List<AttributeEncoding> others) {
    return new RowIntake<>(
        scores,
        transform,
        sampleIdType,
        labelEncoding,
        idsByName,
        groupEncoding,
        clusterEncoding,
        weightColumn,
        byLabels,
        isNaming,
        others);
  }

  public int classCount() {
    return scores.classCount();
  }

  private int filePath() {
    return scores.columns();
  }

  private int rowIndex() {
    return scores.columns() + 1;
  }

  private int sampleId() {
    return scores.columns() + 2;
  }

  private int labels() {
    return scores.columns() + (sampleIdType == null ? 2 : 3);
  }

  private int group() {
    return labels() + (hasLabels() ? 1 : 0);
  }

  private int cluster() {
    return group() + (hasGroups() ? 1 : 0);
  }

  private int weight() {
    return cluster() + (hasClusters() ? 1 : 0);
  }

  private int attribute() {
    return weight() + (weightColumn == null ? 0 : 1);
  }

  public boolean hasLabels() {
    return labelEncoding != null;
  }

  public boolean hasGroups() {
    return groupEncoding != null;
  }

  public boolean hasClusters() {
    return clusterEncoding != null;
  }

  public boolean hasWeights() {
    return weightColumn != null || balance != null;
  }

  /** Counts a row, and adds it to the batch if it can be used. */
  public void accept(InternalRow row, B batch, RowCounts counts) {
    BadRow fault = hasGoodWeight(row) ? scores.addTo(batch, row) : BadRow.BAD_WEIGHT;
    if (fault != null) {
      counts.acceptDropped(fault, () -> describe(row, fault));
      return;
    }
    Optional<ClassScore> misfit = transform.misfit(batch);
    if (misfit.isPresent()) {
      batch.removeLast();
      counts.acceptDropped(BadRow.NOT_A_PROBABILITY, () -> describe(row, describe(misfit.get())));
      return;
    }
    counts.acceptUsed(1);
    annotate(row, batch);
    for (int i = 0; i < attributes.size(); i++) {
      attributes.get(i).addTo(batch.attributes(), i, row, attribute() + i);
    }
  }

  private boolean hasGoodWeight(InternalRow row) {
    return weightColumn == null || weightColumn.isGood(row, weight());
  }

  /** Whether all weights of some rows of a column batch can be used. */
  boolean haveGoodWeights(ColumnarBatch columns, int start, int end) {
    for (int row = start; weightColumn != null && row < end; row++) {
      if (!hasGoodWeight(columns.getRow(row))) {
        return false;
      }
    }
    return true;
  }

  /** Counts rows of a column batch whose scores were added, and adds their other values. */
  void acceptGood(ColumnarBatch columns, int start, int end, B batch, RowCounts counts) {
    counts.acceptUsed(end - start);
    for (int row = start; isAnnotated() && row < end; row++) {
      annotate(columns.getRow(row), batch);
    }
    for (int i = 0; i < attributes.size(); i++) {
      ColumnVector column = columns.column(attribute() + i);
      attributes.get(i).addTo(batch.attributes(), i, column, start, end);
    }
  }

  /** Adds the other values of a row whose scores were added, except attributes. */
  private void annotate(InternalRow row, B batch) {
    if (hasLabels()) {
      labelEncoding.addTo(batch.labels(), row, labels(), idsByName);
    }
    if (hasGroups()) {
      batch.groups().add(groupEncoding.groupOf(row, group()));
    }
    if (hasClusters()) {
      batch.folds().add(clusterEncoding.foldOf(row, cluster()));
    }
    if (namesSamples) {
      batch.sampleIds().add(sampleIdOf(row));
    }
    if (hasWeights()) {
      double own = weightColumn == null ? 1 : weightColumn.weight(row, weight());
      int last = batch.labels().rows() - 1;
      batch.weigh(balance == null ? own : own * balance.weight(batch.labels(), last));
    }
  }

  /** Whether rows have values other than scores and attributes. */
  private boolean isAnnotated() {
    return hasLabels() || hasGroups() || hasClusters() || hasWeights() || namesSamples;
  }

  /** The id of a sample as text; null without one. */
  private String sampleIdOf(InternalRow row) {
    return row.isNullAt(sampleId()) ? null : row.get(sampleId(), sampleIdType).toString();
  }

  /** Whether the last sample of a batch can be transformed; otherwise removes it. */
  boolean keepsLast(B batch) {
    boolean isKept = transform.misfit(batch).isEmpty();
    if (!isKept) {
      batch.removeLast();
    }
    return isKept;
  }

  private static String describe(ClassScore misfit) {
    return Text.of(
        "%s (class id %d: %s)",
        BadRow.NOT_A_PROBABILITY.text(), misfit.classId(), ScoreType.text(misfit.score()));
  }

  private String describe(InternalRow row, BadRow fault) {
    return describe(
        row,
        fault == BadRow.BAD_WEIGHT
            ? weightColumn.describe(row, weight())
            : scores.describe(row, fault));
  }

  private String describe(InternalRow row, String fault) {
    return place(row) + " has " + fault;
  }

  private String place(InternalRow row) {
    Object sample =
        sampleIdType == null || row.isNullAt(sampleId()) ? null : row.get(sampleId(), sampleIdType);
    if (row.isNullAt(filePath())) {
      return sample == null ? "a row" : "sample " + sample;
    }
    Path file = SparkPath.fromUrlString(row.getString(filePath())).toPath();
    String place = Text.of("row %d of %s", row.getLong(rowIndex()), file.getName());
    return sampleIdType == null ? place : Text.of("sample %s (%s)", sample, place);
  }
}
