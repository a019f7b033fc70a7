package org.classblocks.spark;

import java.util.Optional;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.vectorized.ColumnVector;

/** How a row holds the ids of the classes that it lists, recognised from the column's type. */
enum ListedIds {
  BYTES {
    @Override
    long at(ArrayData ids, int i) {
      return ids.getByte(i);
    }

    @Override
    int[] of(ColumnVector ids, int offset, int length) {
      byte[] narrow = ids.getBytes(offset, length);
      int[] all = new int[length];
      for (int i = 0; i < length; i++) {
        all[i] = narrow[i];
      }
      return all;
    }
  },
  SHORTS {
    @Override
    long at(ArrayData ids, int i) {
      return ids.getShort(i);
    }

    @Override
    int[] of(ColumnVector ids, int offset, int length) {
      short[] narrow = ids.getShorts(offset, length);
      int[] all = new int[length];
      for (int i = 0; i < length; i++) {
        all[i] = narrow[i];
      }
      return all;
    }
  },
  INTS {
    @Override
    long at(ArrayData ids, int i) {
      return ids.getInt(i);
    }

    @Override
    int[] of(ColumnVector ids, int offset, int length) {
      return ids.getInts(offset, length);
    }
  },
  LONGS {
    @Override
    long at(ArrayData ids, int i) {
      return ids.getLong(i);
    }

    @Override
    int[] of(ColumnVector ids, int offset, int length) {
      long[] wide = ids.getLongs(offset, length);
      int[] all = new int[length];
      for (int i = 0; i < length; i++) {
        all[i] = wide[i] == (int) wide[i] ? (int) wide[i] : NONE;
      }
      return all;
    }
  };

  /** In place of an id that no int holds, which is no class's either. */
  private static final int NONE = -1;

  /** How a column of a given type holds ids, if it does. */
  static Optional<ListedIds> of(DataType type) {
    DataType element = type instanceof ArrayType array ? array.elementType() : DataTypes.NullType;
    if (element.equals(DataTypes.IntegerType)) {
      return Optional.of(INTS);
    }
    if (element.equals(DataTypes.LongType)) {
      return Optional.of(LONGS);
    }
    if (element.equals(DataTypes.ShortType)) {
      return Optional.of(SHORTS);
    }
    return element.equals(DataTypes.ByteType) ? Optional.of(BYTES) : Optional.empty();
  }

  /** Id i of a row, which is not null. */
  abstract long at(ArrayData ids, int i);

  /**
   * Ids of many rows, none of them null; a new array.
   *
   * @param ids a vector of ids
   * @param offset the first
   * @param length how many
   */
  abstract int[] of(ColumnVector ids, int offset, int length);
}
