package org.classblocks.spark.intake;

import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.IntegralType;
import org.classblocks.moments.batch.LabelSets;

/**
 * How a row holds its labels, recognised from the column's type: class ids or names, one or an
 * array of them; one id may also be a whole number among floats, as pandas makes of integers where
 * some are missing. A null is no label, nor is NaN.
 *
 * @param element the type of one label
 * @param isArray whether a row holds an array of them
 */
public record LabelEncoding(DataType element, boolean isArray) implements Serializable {

  /** The encoding of a column of a given type, if there is one. */
  public static Optional<LabelEncoding> of(DataType type) {
    boolean isArray = type instanceof ArrayType;
    DataType element = type instanceof ArrayType array ? array.elementType() : type;
    boolean known =
        element instanceof IntegralType
            || element.equals(DataTypes.StringType)
            || (!isArray && ScoreType.of(element).isPresent());
    return known ? Optional.of(new LabelEncoding(element, isArray)) : Optional.empty();
  }

  /** The encoding of rows that hold several such labels. */
  public LabelEncoding several() {
    return new LabelEncoding(element, true);
  }

  /** Adds the label set of a row; empty if the row has none. */
  public void addTo(LabelSets sets, InternalRow row, int ordinal, Map<String, Integer> idsByName) {
    if (!row.isNullAt(ordinal)) {
      if (isArray) {
        addAll(sets, row.getArray(ordinal), idsByName);
      } else {
        add(sets, row.get(ordinal, element), idsByName);
      }
    }
    sets.endRow();
  }

  private void addAll(LabelSets sets, ArrayData labels, Map<String, Integer> idsByName) {
    for (int i = 0; i < labels.numElements(); i++) {
      if (!labels.isNullAt(i)) {
        add(sets, labels.get(i, element), idsByName);
      }
    }
  }

  private static void add(LabelSets sets, Object label, Map<String, Integer> idsByName) {
    if (label instanceof Number number && Double.isNaN(number.doubleValue())) {
      return;
    }
    Integer classId = label instanceof Number id ? id(id) : idsByName.get(label.toString());
    if (classId == null) {
      sets.addUnknown(label.toString());
    } else {
      sets.add(classId);
    }
  }

  /** A class id, or null if the number is not whole. */
  private static Integer id(Number number) {
    int id = number.intValue();
    return number.longValue() == id && number.doubleValue() == id ? id : null;
  }
}
