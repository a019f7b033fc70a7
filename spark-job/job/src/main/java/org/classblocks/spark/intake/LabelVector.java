package org.classblocks.spark.intake;

import java.io.Serializable;
import java.util.Arrays;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;
import org.classblocks.Text;
import org.classblocks.moments.batch.LabelSets;

/**
 * Labels as a vector of 0 and 1, a number for each class: an array of numbers or booleans, bytes,
 * or one of MLlib's vectors, in the struct that it is stored as. A null or NaN in a vector is no
 * label. A vector of another length, or with another number, is one label that names no class.
 *
 * @param type the type of the column
 * @param classCount the number of classes, k
 */
public record LabelVector(DataType type, int classCount) implements Serializable {
  /** The fields of the struct that MLlib stores a vector as. */
  private static final int TYPE = 0;

  private static final int SIZE = 1;
  private static final int INDICES = 2;
  private static final int VALUES = 3;
  private static final int FIELDS = 4;
  private static final byte SPARSE = 0;

  /** How a vector that cannot be read begins among the labels that name no class. */
  public static final String UNREADABLE = "vector ";

  /** Adds the labels of a row, which is not null. */
  void addTo(LabelSets sets, InternalRow row, int ordinal) {
    if (type instanceof StructType && row.getStruct(ordinal, FIELDS).getByte(TYPE) == SPARSE) {
      addListed(sets, row.getStruct(ordinal, FIELDS));
      return;
    }
    double[] numbers = numbers(row, ordinal);
    if (numbers.length != classCount) {
      sets.addUnknown(Text.of("%sof %d numbers", UNREADABLE, numbers.length));
      return;
    }
    addAll(sets, numbers);
  }

  private void addAll(LabelSets sets, double[] numbers) {
    for (double number : numbers) {
      if (number != 0 && number != 1 && !Double.isNaN(number)) {
        sets.addUnknown(UNREADABLE + "with " + number);
        return;
      }
    }
    for (int id = 0; id < classCount; id++) {
      if (numbers[id] == 1) {
        sets.add(id);
      }
    }
  }

  /** Adds the labels of one of MLlib's sparse vectors. */
  private void addListed(LabelSets sets, InternalRow vector) {
    int[] ids = vector.isNullAt(INDICES) ? new int[0] : vector.getArray(INDICES).toIntArray();
    double[] numbers = doubles(vector);
    boolean isInside = Arrays.stream(ids).allMatch(id -> id >= 0 && id < classCount);
    if (vector.getInt(SIZE) != classCount || !isInside || ids.length != numbers.length) {
      sets.addUnknown(Text.of("%sof %d numbers", UNREADABLE, vector.getInt(SIZE)));
      return;
    }
    double[] all = new double[classCount];
    for (int i = 0; i < ids.length; i++) {
      all[ids[i]] = numbers[i];
    }
    addAll(sets, all);
  }

  private static double[] doubles(InternalRow vector) {
    return vector.isNullAt(VALUES) ? new double[0] : vector.getArray(VALUES).toDoubleArray();
  }

  private double[] numbers(InternalRow row, int ordinal) {
    if (type instanceof StructType) {
      return doubles(row.getStruct(ordinal, FIELDS));
    }
    if (type instanceof BinaryType) {
      byte[] bytes = row.getBinary(ordinal);
      double[] numbers = new double[bytes.length];
      for (int i = 0; i < bytes.length; i++) {
        numbers[i] = bytes[i];
      }
      return numbers;
    }
    ArrayData array = row.getArray(ordinal);
    DataType element = ((ArrayType) type).elementType();
    double[] numbers = new double[array.numElements()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = array.isNullAt(i) ? Double.NaN : number(element, array, i);
    }
    return numbers;
  }

  private static double number(DataType type, SpecializedGetters values, int i) {
    if (type.equals(DataTypes.BooleanType)) {
      return values.getBoolean(i) ? 1 : 0;
    }
    if (type.equals(DataTypes.ByteType)) {
      return values.getByte(i);
    }
    if (type.equals(DataTypes.ShortType)) {
      return values.getShort(i);
    }
    if (type.equals(DataTypes.IntegerType)) {
      return values.getInt(i);
    }
    if (type.equals(DataTypes.LongType)) {
      return values.getLong(i);
    }
    if (type.equals(DataTypes.FloatType)) {
      return values.getFloat(i);
    }
    return type instanceof DecimalType decimal
        ? values.getDecimal(i, decimal.precision(), decimal.scale()).toDouble()
        : values.getDouble(i);
  }
}
