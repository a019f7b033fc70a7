package org.classblocks.spark.intake;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.DataType;
import org.classblocks.moments.count.RowCounts;

/**
 * Gathers rows of one prediction each into rows of one sample each, in the columns that {@link
 * RowIntake} takes: class and score become lists of them, and labels become a list of those that
 * differ. Of other columns the first row of a sample tells. Rows without a sample's name are
 * samples of their own.
 *
 * @param types the types of the columns
 * @param labelEncoding how a row of one prediction holds labels; null without labels
 */
public record Predictions(List<DataType> types, LabelEncoding labelEncoding)
    implements Serializable {
  public static final int CLASS = 0;
  public static final int SCORE = 1;
  public static final int SAMPLE_ID = 4;
  public static final int LABELS = 5;

  public Predictions {
    types = List.copyOf(types);
  }

  /**
   * Joins rows into samples.
   *
   * @param predictions rows in which those of a sample follow each other; each is done before the
   *     next is requested
   * @param counts counts the rows that are joined to others
   */
  public Iterator<InternalRow> samples(Iterator<InternalRow> predictions, RowCounts counts) {
    return new Samples(this, predictions, counts);
  }

  private Object value(InternalRow row, int column) {
    return InternalRow.copyValue(row.get(column, types.get(column)));
  }

  private boolean isOfSample(Object sample, InternalRow row) {
    return sample != null && sample.equals(row.get(SAMPLE_ID, types.get(SAMPLE_ID)));
  }

  private static final class Samples implements Iterator<InternalRow> {
    private final Predictions columns;
    private final Iterator<InternalRow> predictions;
    private final RowCounts counts;
    private InternalRow ahead;

    Samples(Predictions columns, Iterator<InternalRow> predictions, RowCounts counts) {
      this.columns = columns;
      this.predictions = predictions;
      this.counts = counts;
    }

    @Override
    public boolean hasNext() {
      return ahead != null || predictions.hasNext();
    }

    @Override
    public InternalRow next() {
      InternalRow row = ahead == null ? predictions.next() : ahead;
      Object[] values = new Object[columns.types().size()];
      for (int column = 0; column < values.length; column++) {
        values[column] = columns.value(row, column);
      }
      Object sample = values[SAMPLE_ID];
      List<Object> classes = new ArrayList<>();
      List<Object> scores = new ArrayList<>();
      Labels labels = columns.labelEncoding() == null ? null : new Labels(columns);
      while (row != null) {
        classes.add(columns.value(row, CLASS));
        scores.add(columns.value(row, SCORE));
        if (labels != null) {
          labels.accept(row);
        }
        ahead = predictions.hasNext() ? predictions.next() : null;
        row = ahead != null && columns.isOfSample(sample, ahead) ? ahead : null;
      }
      counts.acceptJoined(classes.size() - 1);
      values[CLASS] = new GenericArrayData(classes.toArray());
      values[SCORE] = new GenericArrayData(scores.toArray());
      if (labels != null) {
        values[LABELS] = labels.list();
      }
      return new GenericInternalRow(values);
    }
  }

  /** The labels of one sample. */
  private static final class Labels {
    private final Predictions columns;
    private final Set<Object> distinct = new LinkedHashSet<>();
    private boolean isNull = true;

    Labels(Predictions columns) {
      this.columns = columns;
    }

    void accept(InternalRow row) {
      if (row.isNullAt(LABELS)) {
        return;
      }
      isNull = false;
      if (!columns.labelEncoding().isArray()) {
        distinct.add(columns.value(row, LABELS));
        return;
      }
      ArrayData labels = row.getArray(LABELS);
      for (int i = 0; i < labels.numElements(); i++) {
        if (!labels.isNullAt(i)) {
          distinct.add(InternalRow.copyValue(labels.get(i, columns.labelEncoding().element())));
        }
      }
    }

    /** Null if no row has labels. */
    ArrayData list() {
      return isNull ? null : new GenericArrayData(distinct.toArray());
    }
  }
}
