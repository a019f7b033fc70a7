package org.classblocks.conf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.classblocks.UserErrorException;

/**
 * Collects configuration from YAML or JSON texts and overrides. Later values win. Keys may be
 * nested, dotted, or both.
 */
public final class ConfigSource {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Map<String, JsonNode> values = new TreeMap<>();

  /**
   * Adds a document.
   *
   * @param text YAML or JSON; may be empty
   * @param name its name in messages, such as its path
   * @throws UserErrorException if it is malformed, not a mapping, or sets a key twice
   */
  public ConfigSource addDocument(String text, String name) {
    JsonNode document = YamlText.read(text, name);
    Map<String, JsonNode> added = new TreeMap<>();
    if (document.isObject()) {
      flatten("", document, name, added);
    } else if (!document.isMissingNode() && !document.isNull()) {
      throw UserErrorException.usage(
          "%s: expected 'key: value' lines, found %s. Write, for example, order.linkage:"
              + " complete.",
          name, document.isArray() ? "a list" : "'" + document.asText() + "'");
    }
    values.putAll(added);
    return this;
  }

  private static void flatten(
      String prefix, JsonNode section, String name, Map<String, JsonNode> added) {
    for (Map.Entry<String, JsonNode> entry : section.properties()) {
      String key = prefix + entry.getKey();
      if (entry.getValue().isObject()) {
        flatten(key + ".", entry.getValue(), name, added);
      } else if (added.put(key, entry.getValue()) != null) {
        throw UserErrorException.usage("%s: the key %s appears twice. Keep one.", name, key);
      }
    }
  }

  /**
   * Adds one override.
   *
   * @param assignment {@code key.path=value}. A value in brackets, such as [a, b], is a YAML list;
   *     an empty one means the default; any other is taken literally.
   * @throws UserErrorException if there is no '=' or no key
   */
  public ConfigSource addAssignment(String assignment) {
    int equals = assignment.indexOf('=');
    String key = equals < 0 ? "" : assignment.substring(0, equals).strip();
    if (key.isEmpty()) {
      throw UserErrorException.usage(
          "--set %s: expected key.path=value. Write, for example, --set order.linkage=complete.",
          assignment);
    }
    String value = assignment.substring(equals + 1).strip();
    if (value.startsWith("[")) {
      values.put(key, YamlText.read(value, "--set " + key));
    } else {
      values.put(key, value.isEmpty() ? NODES.nullNode() : TextNode.valueOf(value));
    }
    return this;
  }

  /** Adds one literal value, unless it is null: a text, a number or a list of them. */
  public ConfigSource addIfPresent(String key, Object value) {
    if (value instanceof Collection<?> elements) {
      ArrayNode list = NODES.arrayNode();
      elements.forEach(element -> list.add(element.toString()));
      values.put(key, list);
    } else if (value != null) {
      values.put(key, TextNode.valueOf(value.toString()));
    }
    return this;
  }

  /** Adds all values of another source, which stays unchanged. */
  public ConfigSource addAll(ConfigSource other) {
    values.putAll(other.values);
    return this;
  }

  /** Whether a key was given, even without a value. */
  boolean has(String key) {
    return values.containsKey(key);
  }

  /** Removes all keys that meet a condition. */
  ConfigSource removeKeys(Predicate<String> condition) {
    values.keySet().removeIf(condition);
    return this;
  }

  ConfigValues values() {
    return new ConfigValues(values);
  }
}
