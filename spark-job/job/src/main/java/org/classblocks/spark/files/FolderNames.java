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
 * What folders called {@code column=value} say of a log. Spark takes values that look like numbers
 * for numbers, and so 007 for 7, and 1.10 for 1.1.
 */
final class FolderNames {
  private FolderNames() {}

  /**
   * The columns that folders name, those of some as strings if numbers would be spelled otherwise.
   *
   * @param inferred the columns as Spark takes them
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

  /** Whether digits are as a number has them: no zero in front, and none behind a point at all. */
  private static boolean isSpelledAsNumber(String value) {
    try {
      return new BigDecimal(value).stripTrailingZeros().toPlainString().equals(value);
    } catch (NumberFormatException other) {
      return false;
    }
  }
}
