package org.classblocks.spark;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.unsafe.types.UTF8String;
import org.classblocks.similarity.ClassList;

/** How a row names the classes that it lists, recognised from the type of one name. */
sealed interface ListedIds extends Serializable permits IntegerIds, NamedIds {
  /** In place of a class that does not exist. */
  int NONE = -1;

  /** Whether a type can name classes: by id, or by name or key. */
  static boolean canBe(DataType type) {
    return IntegerIds.of(type).isPresent() || type.equals(DataTypes.StringType);
  }

  /** How values of a given type name some classes, if they do. */
  static Optional<ListedIds> of(DataType type, ClassList classes) {
    if (!type.equals(DataTypes.StringType)) {
      return IntegerIds.of(type).map(ids -> ids);
    }
    Map<UTF8String, Integer> ids = new HashMap<>();
    classes.idsByName().forEach((name, id) -> ids.put(UTF8String.fromString(name), id));
    return Optional.of(new NamedIds(ids));
  }

  /**
   * Id i of an array or a row, which is not null.
   *
   * @return {@link #NONE} or any other number outside of 0..k-1 if there is no such class
   */
  long at(SpecializedGetters ids, int i);

  /** What an array or a row has in place i, which is not null, for people. */
  String text(SpecializedGetters ids, int i);

  /**
   * Ids of many rows, none of them null; a new array.
   *
   * @param ids a vector of ids
   * @param offset the first
   * @param length how many
   */
  int[] of(ColumnVector ids, int offset, int length);
}
