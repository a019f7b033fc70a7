package org.classblocks.spark.classes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.classblocks.Text;

/** Reads texts in brackets: JSON, JSON line by line, and Python's lists, tuples and dicts. */
record BracketText(ListFaults faults) {
  private static final ObjectMapper JSON = json().build();

  private static final ObjectMapper PYTHON =
      json()
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_YAML_COMMENTS)
          .build();

  /** No name begins like this. */
  private static final Pattern QUOTED = Pattern.compile("\\{|\\[\\s*+[\"'\\[{]");

  /** The start of an assignment in Python. */
  private static final Pattern ASSIGNMENT =
      Pattern.compile("\\A(?:\\s*+#.*+\\R)*+\\s*+\\w++\\s*+=(?=\\s*+[\\[({])");

  /** An escape that means something else in Python than it does here. */
  private static final Pattern PYTHON_ESCAPE =
      Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*+(\\\\[^\\\\'\"nrtbfu])");

  private static JsonMapper.Builder json() {
    return JsonMapper.builder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  /** Whether a text is in brackets, as far as its first and last characters tell. */
  static boolean isLike(String text) {
    String value = ASSIGNMENT.matcher(text).replaceFirst("").strip();
    return !value.isEmpty()
        && (QUOTED.matcher(value).lookingAt()
            || (value.startsWith("[") && value.endsWith("]") && !areClosed(value))
            || (value.startsWith("(") && value.endsWith(")") && !value.equals(text.strip())));
  }

  /** Whether there are several lines of which each closes the bracket that it opens. */
  private static boolean areClosed(String value) {
    List<String> lines = value.lines().map(String::strip).toList();
    return lines.size() > 1
        && lines.stream().allMatch(line -> line.matches("\\[[^\\[\\],]*+\\].*+"));
  }

  /**
   * The value of the text.
   *
   * @throws org.classblocks.UserErrorException naming the line if it is malformed
   */
  JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException notJson) {
      String lines = text.strip();
      return lines.lines().count() > 1
              && lines.lines().allMatch(line -> line.matches("\\{.*\\}\\s*+"))
          ? read("[" + String.join(",\n", lines.lines().toList()) + "]")
          : python(text, notJson);
    }
  }

  private JsonNode python(String text, JsonProcessingException notJson) {
    String value = ASSIGNMENT.matcher(text).replaceFirst("").strip();
    if (value.startsWith("(") && value.endsWith(")")) {
      value = "[" + value.substring(1, value.length() - 1) + "]";
    }
    try {
      JsonNode read = PYTHON.readTree(value);
      Matcher escape = PYTHON_ESCAPE.matcher(value);
      if (escape.find()) {
        throw faults.wrong(
            Text.of("the escape %s is not JSON. Write the character itself", escape.group(1)));
      }
      return read;
    } catch (JsonProcessingException notPython) {
      boolean further =
          notPython.getLocation().getCharOffset() > notJson.getLocation().getCharOffset();
      JsonProcessingException malformed = further ? notPython : notJson;
      throw faults
          .wrong(
              Text.of(
                  "expected JSON or Python, but in line %d: %s. Check the quotes, brackets and"
                      + " commas",
                  malformed.getLocation().getLineNr(), malformed.getOriginalMessage()))
          .causedBy(malformed);
    }
  }
}
