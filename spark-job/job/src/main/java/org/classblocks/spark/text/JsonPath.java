package org.classblocks.spark.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a value lies in JSON, such as {@code predictions[0].scores} or {@code ['top k'][2]}.
 *
 * @param steps names of fields, and indices in brackets, such as {@code [0]}
 */
public record JsonPath(List<String> steps) implements Serializable {
  /** The whole text. */
  public static final JsonPath ROOT = new JsonPath(List.of());

  private static final Pattern STEP =
      Pattern.compile("\\[(\\d{1,9})\\]|\\[(?:'([^']+)'|\"([^\"]+)\")\\]|\\.?([^.\\[\\]'\"]+)");

  public JsonPath {
    steps = List.copyOf(steps);
  }

  /** Reads a path, which may begin with {@code $}; nothing if it is none. */
  public static Optional<JsonPath> of(String text) {
    String path = text.startsWith("$") ? text.substring(1) : text;
    List<String> steps = new ArrayList<>();
    Matcher step = STEP.matcher(path);
    int end = 0;
    while (end < path.length()) {
      if (!step.find(end) || step.start() != end) {
        return Optional.empty();
      }
      steps.add(step(step));
      end = step.end();
    }
    return Optional.of(new JsonPath(steps));
  }

  private static String step(Matcher step) {
    if (step.group(1) != null) {
      return "[" + step.group(1) + "]";
    }
    return step.group(2) != null
        ? step.group(2)
        : step.group(3) != null ? step.group(3) : step.group(4);
  }

  /** The value at the path; a missing node if there is none. */
  JsonNode in(JsonNode root) {
    JsonNode node = root;
    for (String step : steps) {
      node =
          node.isArray() && step.startsWith("[")
              ? node.path(Integer.parseInt(step.substring(1, step.length() - 1)))
              : node.path(step);
    }
    return node;
  }
}
