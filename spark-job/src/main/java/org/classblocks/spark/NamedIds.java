package org.classblocks.spark;

import java.util.Map;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Classes by their names or keys.
 *
 * @param ids the id of each name that only one class has, and of each key
 */
record NamedIds(Map<UTF8String, Integer> ids) implements ListedIds {
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
