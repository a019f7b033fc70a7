package org.classblocks.spark.files;

import java.util.Collection;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The columns in the names of folders called {@code column=value}. Spark turns values that look
 * like numbers or dates into these, so 007 into 7, 1.10 into 1.1 and 1e5 into 100000.
 */
final class FolderNames {
  private FolderNames() {}

  /**
   * The columns of folders. Those of names are strings, as the folders spell them.
   *
   * @param inferred the columns as Spark reads them
   * @param names columns whose values are names, in any case
   */
  static StructType spelled(StructType inferred, Collection<String> names) {
    return new StructType(
        Stream.of(inferred.fields())
            .map(
                field ->
                    names.stream().anyMatch(field.name()::equalsIgnoreCase)
                        ? new StructField(
                            field.name(), DataTypes.StringType, field.nullable(), field.metadata())
                        : field)
            .toArray(StructField[]::new));
  }
}
