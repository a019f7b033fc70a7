package org.classblocks.spark;

import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.vectorized.ColumnVector;

/** Classes by their ids, in integers of any width. */
enum IntegerIds implements ListedIds {
  BYTES {
    @Override
    public long at(SpecializedGetters ids, int i) {
      return ids.getByte(i);
    }

    @Override
    public int[] of(ColumnVector ids, int offset, int length) {
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
    public long at(SpecializedGetters ids, int i) {
      return ids.getShort(i);
    }

    @Override
    public int[] of(ColumnVector ids, int offset, int length) {
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
    public long at(SpecializedGetters ids, int i) {
      return ids.getInt(i);
    }

    @Override
    public int[] of(ColumnVector ids, int offset, int length) {
      return ids.getInts(offset, length);
    }
  },
  LONGS {
    @Override
    public long at(SpecializedGetters ids, int i) {
      return ids.getLong(i);
    }

    @Override
    public int[] of(ColumnVector ids, int offset, int length) {
      long[] wide = ids.getLongs(offset, length);
      int[] all = new int[length];
      for (int i = 0; i < length; i++) {
        all[i] = wide[i] == (int) wide[i] ? (int) wide[i] : NONE;
      }
      return all;
    }
  };

  /** How ids of a given type are held, if they are integers. */
  static Optional<IntegerIds> of(DataType type) {
    if (type.equals(DataTypes.IntegerType)) {
      return Optional.of(INTS);
    }
    if (type.equals(DataTypes.LongType)) {
      return Optional.of(LONGS);
    }
    if (type.equals(DataTypes.ShortType)) {
      return Optional.of(SHORTS);
    }
    return type.equals(DataTypes.ByteType) ? Optional.of(BYTES) : Optional.empty();
  }

  @Override
  public String text(SpecializedGetters ids, int i) {
    return "class id " + at(ids, i);
  }
}
