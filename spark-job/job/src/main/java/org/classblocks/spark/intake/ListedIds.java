package org.classblocks.spark.intake;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.unsafe.types.UTF8String;
import org.classblocks.similarity.ClassList;
import org.classblocks.spark.files.LogColumn;
import org.classblocks.spark.files.LogSchema;

/** How a row names the classes that it lists, recognised from the type of one name. */
public interface ListedIds extends Serializable {
  /** Stands for an unknown class. */
  int NONE = -1;

  /** Whether a type can name classes: by id, or by name or key. */
  static boolean canBe(DataType type) {
    return Integers.of(type).isPresent() || type.equals(DataTypes.StringType);
  }

  /** How values of a given type name some classes, if they do. */
  static Optional<ListedIds> of(DataType type, ClassList classes) {
    if (!type.equals(DataTypes.StringType)) {
      return Integers.of(type).map(ids -> ids);
    }
    Map<UTF8String, Integer> ids = new HashMap<>();
    classes.idsByLabel().forEach((name, id) -> ids.put(UTF8String.fromString(name), id));
    return Optional.of(new Names(ids));
  }

  /** The columns of arrays that may name classes. */
  static List<LogColumn> arraysIn(LogSchema schema) {
    return schema.columns().stream()
        .filter(column -> column.type() instanceof ArrayType array && canBe(array.elementType()))
        .toList();
  }

  /**
   * Id i of an array or a row, which is not null.
   *
   * @return {@link #NONE} or any other number outside of 0..k-1 if there is no such class
   */
  long at(SpecializedGetters ids, int i);

  /** The value in place i, which is not null, for people. */
  String text(SpecializedGetters ids, int i);

  /**
   * Ids of many rows, none of them null; a new array.
   *
   * @param ids a vector of ids
   * @param offset the first
   * @param length how many
   */
  int[] of(ColumnVector ids, int offset, int length);

  /** Classes by their ids, in integers of any width. */
  enum Integers implements ListedIds {
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
    static Optional<Integers> of(DataType type) {
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

  /**
   * Classes by their names or keys.
   *
   * @param ids the id of each name that only one class has, and of each key
   */
  record Names(Map<UTF8String, Integer> ids) implements ListedIds {
    @Override
    public long at(SpecializedGetters names, int i) {
      return ids.getOrDefault(names.getUTF8String(i), NONE);
    }

    @Override
    public String text(SpecializedGetters names, int i) {
      return "class '" + names.getUTF8String(i) + "'";
    }

    @Override
    public int[] of(ColumnVector names, int offset, int length) {
      int[] all = new int[length];
      for (int i = 0; i < length; i++) {
        all[i] = ids.getOrDefault(names.getUTF8String(offset + i), NONE);
      }
      return all;
    }
  }
}
