package org.classblocks.spark.classes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.classblocks.similarity.ClassList;

/** Reads TensorFlow's label maps: items with id, name and display_name. */
record LabelMap(ListFaults faults, ClassRecords records) {
  private static final Pattern ITEM =
      Pattern.compile(
          "\\bitem\\s*+:?+\\s*+\\{((?:[^{}\"']++|\"[^\"\\n]*+\"|'[^'\\n]*+')*+)\\}[\\s,]*+");
  private static final Pattern FIELD =
      Pattern.compile("(\\w++)\\s*+:\\s*+(?:\"([^\"\\n]*+)\"|'([^'\\n]*+)'|(\\w++))");
  private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*+#.*+$");
  private static final Pattern START = Pattern.compile("\\A\\s*+item\\s*+:?+\\s*+\\{");

  /** Whether a text begins with an item. */
  static boolean isLike(String text) {
    return START.matcher(withoutComments(text)).find();
  }

  private static String withoutComments(String text) {
    return COMMENT.matcher(text).replaceAll("");
  }

  /** The classes in the order of ids, which mostly count from 1. */
  ClassList read(String text) {
    String items = withoutComments(text);
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    ITEM.matcher(items).results().forEach(item -> list.add(record(item.group(1))));
    String rest = ITEM.matcher(items).replaceAll("").strip();
    if (!rest.isEmpty()) {
      throw faults.unknown(
          "a label map with '" + rest.lines().findFirst().orElseThrow() + "' between its items");
    }
    return records.inOrderOfIds(list);
  }

  /** The name is a key if there is another one for display. */
  private static ObjectNode record(String fields) {
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    Matcher field = FIELD.matcher(fields);
    while (field.find()) {
      String text = field.group(2) != null ? field.group(2) : field.group(3);
      record.put(field.group(1), text != null ? text : field.group(4));
    }
    if (record.has("name") && record.has("display_name")) {
      record.set(ClassRecords.KEY, record.remove("name"));
    }
    return record;
  }
}
