package org.classblocks.spark.files;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.catalog.ExternalCatalogUtils;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The columns in the names of folders called {@code column=value}. Spark turns values that look
 * like numbers into numbers, so 007 into 7, and 1.10 into 1.1.
 */
final class FolderNames {
  private FolderNames() {}

  /**
   * The columns of folders. Those of some names are strings if a number would lose its spelling.
   *
   * @param inferred the columns as Spark reads them
   * @param names columns whose values are names, in any case
   * @param files the paths of all files
   */
  static StructType spelled(StructType inferred, Collection<String> names, List<String> files) {
    return new StructType(
        Stream.of(inferred.fields())
            .map(
                field ->
                    field.dataType() instanceof NumericType
                            && names.stream().anyMatch(field.name()::equalsIgnoreCase)
                            && !areSpelledAsNumbers(field.name(), files)
                        ? new StructField(
                            field.name(), DataTypes.StringType, field.nullable(), field.metadata())
                        : field)
            .toArray(StructField[]::new));
  }

  private static boolean areSpelledAsNumbers(String column, List<String> files) {
    return files.stream()
        .flatMap(file -> Stream.of(file.split("/")))
        .filter(folder -> folder.startsWith(column + "="))
        .map(folder -> ExternalCatalogUtils.unescapePathName(folder.substring(column.length() + 1)))
        .filter(value -> !value.equals(ExternalCatalogUtils.DEFAULT_PARTITION_NAME()))
        .distinct()
        .allMatch(FolderNames::isSpelledAsNumber);
  }

  /** Whether a number keeps its spelling: no zeros in front or at the end of decimals. */
  private static boolean isSpelledAsNumber(String value) {
    try {
      return new BigDecimal(value).stripTrailingZeros().toPlainString().equals(value);
    } catch (NumberFormatException other) {
      return false;
    }
  }
}
