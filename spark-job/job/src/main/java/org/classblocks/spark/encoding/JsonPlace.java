package org.classblocks.spark.encoding;

import java.util.Optional;
import org.apache.spark.sql.types.DataTypes;
import org.classblocks.spark.files.LogColumn;
import org.classblocks.spark.files.LogSchema;
import org.classblocks.spark.text.JsonPath;

/**
 * A place in the JSON of a column.
 *
 * @param column holds the text, as strings or as bytes in UTF-8
 * @param path where the place is
 */
record JsonPlace(LogColumn column, JsonPath path) {
  /**
   * The place of a name with a path into JSON, such as {@code response:predictions[0].scores} or
   * {@code response.predictions}; the longest name of a column of text counts.
   */
  static Optional<JsonPlace> of(String name, LogSchema schema) {
    for (int end = name.length() - 1; end > 0; end--) {
      if (":.[".indexOf(name.charAt(end)) >= 0) {
        String rest = name.substring(name.charAt(end) == '[' ? end : end + 1);
        Optional<JsonPlace> found =
            schema
                .find(name.substring(0, end))
                .filter(JsonPlace::isText)
                .flatMap(column -> JsonPath.of(rest).map(path -> new JsonPlace(column, path)));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isText(LogColumn column) {
    return column.type().equals(DataTypes.StringType) || column.type().equals(DataTypes.BinaryType);
  }
}
