package org.classblocks.spark;

import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.IntegralType;
import org.classblocks.moments.LabelCounts;

/**
 * How a row holds its labels, recognised from the column's type: class ids or names, one or an
 * array of them. A null is no label.
 *
 * @param element the type of one label
 * @param isArray whether a row holds an array of them
 */
record LabelEncoding(DataType element, boolean isArray) implements Serializable {

  private static final int UNKNOWN = -1;
  private static final int NONE = -2;

  /** The encoding of a column of a given type, if there is one. */
  static Optional<LabelEncoding> of(DataType type) {
    boolean isArray = type instanceof ArrayType;
    DataType element = type instanceof ArrayType array ? array.elementType() : type;
    boolean known = element instanceof IntegralType || element.equals(DataTypes.StringType);
    return known ? Optional.of(new LabelEncoding(element, isArray)) : Optional.empty();
  }

  /** Counts the labels of a row, each class once. */
  void count(InternalRow row, int ordinal, Map<String, Integer> idsByName, LabelCounts counts) {
    if (row.isNullAt(ordinal)) {
      return;
    }
    if (!isArray) {
      counts.accept(classId(row.get(ordinal, element), idsByName));
      return;
    }
    ArrayData labels = row.getArray(ordinal);
    int[] ids = new int[labels.numElements()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = labels.isNullAt(i) ? NONE : classId(labels.get(i, element), idsByName);
    }
    IntStream.of(ids).filter(id -> id >= 0).distinct().forEach(counts::accept);
    IntStream.of(ids).filter(id -> id == UNKNOWN).forEach(counts::accept);
  }

  private static int classId(Object label, Map<String, Integer> idsByName) {
    if (label instanceof Number id) {
      return id.longValue() == id.intValue() && id.intValue() >= 0 ? id.intValue() : UNKNOWN;
    }
    return idsByName.getOrDefault(label.toString(), UNKNOWN);
  }
}
