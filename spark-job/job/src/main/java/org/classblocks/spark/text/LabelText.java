package org.classblocks.spark.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads the labels of a row from JSON.
 *
 * @param path where they lie: a text or a number, or an array of them
 */
public record LabelText(JsonPath path) implements Serializable {
  /** With three numbers or more, vectors of 0 and 1 repeat one, which ids do not. */
  private static final int SURE = 3;

  private static final Set<String> ZERO_AND_ONE = Set.of("0", "1");

  /**
   * The labels, whole numbers as digits; none if there is nothing at the path, and none for null
   * and NaN. A vector of 0 and 1 is one label that names no class, since its numbers are no ids.
   */
  public List<String> read(String text) {
    JsonNode found = ScoreText.json(text.strip()).map(path::in).orElse(NullNode.instance);
    List<String> labels = new ArrayList<>();
    for (JsonNode label : found.isArray() ? found : List.of(found)) {
      if (!label.isMissingNode()
          && !label.isNull()
          && !(label.isNumber() && Double.isNaN(label.doubleValue()))) {
        labels.add(label(label));
      }
    }
    return labels.size() >= SURE && ZERO_AND_ONE.containsAll(labels)
        ? List.of("array " + found)
        : labels;
  }

  private static String label(JsonNode label) {
    if (label.isNumber() && label.canConvertToExactIntegral()) {
      return label.bigIntegerValue().toString();
    }
    return label.isTextual() ? label.textValue() : label.toString();
  }
}
