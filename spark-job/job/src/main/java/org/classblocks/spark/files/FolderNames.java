package org.classblocks.spark.files;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.catalyst.catalog.ExternalCatalogUtils;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The columns in the names of folders called {@code column=value}. Spark turns values that look
 * like numbers or dates into these, so 007 into 7, 1.10 into 1.1 and 1e5 into 100000.
 */
public final class FolderNames {
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

  /**
   * The values of columns in the names of the folders around each of some files, spelled as the
   * folders spell them. No columns unless all files have the same.
   *
   * @param root the folder that the files are in, or the one file
   * @return the values by column, for each file
   */
  public static List<Map<String, String>> values(Path root, List<LogFile> files) {
    List<Map<String, String>> values = files.stream().map(file -> values(root, file)).toList();
    return values.stream().map(Map::keySet).distinct().count() == 1
        ? values
        : Collections.nCopies(files.size(), Map.of());
  }

  private static Map<String, String> values(Path root, LogFile file) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Path folder = new Path(file.path()).getParent();
        folder.depth() > root.depth();
        folder = folder.getParent()) {
      String name = folder.getName();
      int end = name.indexOf('=');
      if (end > 0) {
        values.put(unescaped(name.substring(0, end)), value(name.substring(end + 1)));
      }
    }
    return values;
  }

  private static String value(String text) {
    return text.equals(ExternalCatalogUtils.DEFAULT_PARTITION_NAME()) ? null : unescaped(text);
  }

  private static String unescaped(String text) {
    return ExternalCatalogUtils.unescapePathName(text);
  }
}
