package org.classblocks.spark.intake;

import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.NumericType;
import org.classblocks.moments.batch.LabelSets;

/**
 * How a row holds its labels: class ids or names, one or an array of them, or a vector of 0 and 1.
 * Ids may be whole numbers of any type, as pandas makes floats of integers where some are missing.
 * A null is no label, nor is NaN.
 *
 * @param element the type of one label
 * @param isArray whether a row holds an array of them
 * @param vector how a vector of 0 and 1 is held, a number for each class; null if labels are none
 */
public record LabelEncoding(DataType element, boolean isArray, LabelVector vector)
    implements Serializable {

  /** The encoding of a column of ids or names, if its type can hold them. */
  public static Optional<LabelEncoding> of(DataType type) {
    boolean isArray = type instanceof ArrayType;
    DataType element = type instanceof ArrayType array ? array.elementType() : type;
    boolean known = element instanceof NumericType || element.equals(DataTypes.StringType);
    return known ? Optional.of(new LabelEncoding(element, isArray, null)) : Optional.empty();
  }

  /** The encoding of a column of vectors of 0 and 1. */
  public static LabelEncoding of(LabelVector vector) {
    return new LabelEncoding(vector.type(), false, vector);
  }

  /** The encoding of rows that hold several such labels. */
  public LabelEncoding several() {
    return new LabelEncoding(element, true, null);
  }

  /** Whether labels may be names or keys, rather than ids or vectors. */
  public boolean areNames() {
    return vector == null && element.equals(DataTypes.StringType);
  }

  /** Adds the label set of a row; empty if the row has none. */
  public void addTo(LabelSets sets, InternalRow row, int ordinal, Map<String, Integer> idsByName) {
    if (!row.isNullAt(ordinal)) {
      if (vector != null) {
        vector.addTo(sets, row, ordinal);
      } else if (isArray) {
        addAll(sets, row.getArray(ordinal), idsByName);
      } else {
        add(sets, row.get(ordinal, element), idsByName);
      }
    }
    sets.endRow();
  }

  private void addAll(LabelSets sets, ArrayData labels, Map<String, Integer> idsByName) {
    boolean areInts = element.equals(DataTypes.IntegerType);
    for (int i = 0; i < labels.numElements(); i++) {
      if (labels.isNullAt(i)) {
        continue;
      }
      if (areInts) {
        sets.add(labels.getInt(i));
      } else {
        add(sets, labels.get(i, element), idsByName);
      }
    }
  }

  private static void add(LabelSets sets, Object label, Map<String, Integer> idsByName) {
    if (label instanceof Number number && Double.isNaN(number.doubleValue())) {
      return;
    }
    Integer classId = idOf(label, idsByName);
    if (classId == null) {
      sets.addUnknown(label.toString());
    } else {
      sets.add(classId);
    }
  }

  private static Integer idOf(Object label, Map<String, Integer> idsByName) {
    if (label instanceof Decimal decimal) {
      return id(decimal.toJavaBigDecimal());
    }
    return label instanceof Number number ? id(number) : idsByName.get(label.toString());
  }

  /** A class id, or null if the number is not whole. */
  private static Integer id(Number number) {
    int id = number.intValue();
    return number.longValue() == id && number.doubleValue() == id ? id : null;
  }
}
