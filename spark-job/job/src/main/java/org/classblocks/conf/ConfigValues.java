package org.classblocks.conf;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.classblocks.Text;
import org.classblocks.UserErrorException;

/**
 * Reads the given values by dotted key, each with its default. The values that were read are the
 * effective configuration; given keys that were never read are unknown.
 */
final class ConfigValues {
  private final Map<String, JsonNode> given;
  private final Map<String, Object> effective = new LinkedHashMap<>();

  /** Values by dotted key, such as {@code order.linkage}. */
  ConfigValues(Map<String, JsonNode> given) {
    this.given = new TreeMap<>(given);
  }

  /** Whether a value is given for a key. */
  boolean has(String key) {
    JsonNode node = given.get(key);
    return node != null && !node.isNull();
  }

  String text(String key, String otherwise) {
    return record(key, optionalText(key).orElse(otherwise));
  }

  Optional<String> text(String key) {
    Optional<String> value = optionalText(key);
    record(key, value.orElse(null));
    return value;
  }

  private Optional<String> optionalText(String key) {
    JsonNode node = given.get(key);
    if (node == null || node.isNull()) {
      return Optional.empty();
    }
    if (!node.isTextual() || node.asText().isBlank()) {
      throw wrong(key, "a text", node);
    }
    return Optional.of(node.asText());
  }

  /** A list of texts; a single text counts as a list of one. */
  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    JsonNode node = given.get(key);
    if (node != null && node.isArray()) {
      for (JsonNode element : node) {
        if (!element.isTextual() || element.asText().isBlank()) {
          throw wrong(key, "a list of texts", node);
        }
        texts.add(element.asText());
      }
    } else {
      optionalText(key).ifPresent(texts::add);
    }
    return record(key, List.copyOf(texts));
  }

  /** The texts of a section whose keys are the user's, by what follows its name and a dot. */
  Map<String, String> map(String section) {
    Map<String, String> entries = new LinkedHashMap<>();
    given.forEach(
        (key, node) -> {
          if (key.startsWith(section + ".") && !node.isNull()) {
            if (!node.isValueNode()) {
              throw wrong(key, "a text", node);
            }
            entries.put(key.substring(section.length() + 1), record(key, node.asText()));
          }
        });
    return entries;
  }

  /** A whole number of at least {@code least}, or the default. */
  int integer(String key, int otherwise, int least) {
    return integer(key, otherwise, least, Integer.MAX_VALUE);
  }

  /** A whole number from {@code least} to {@code most}, or the default. */
  int integer(String key, int otherwise, int least, int most) {
    return Math.toIntExact(whole(key, otherwise, least, most));
  }

  /** A whole number of at least {@code least}, or the default. */
  long longInteger(String key, long otherwise, long least) {
    return whole(key, otherwise, least, Long.MAX_VALUE);
  }

  private long whole(String key, long otherwise, long least, long most) {
    JsonNode node = given.get(key);
    if (node == null || node.isNull()) {
      return record(key, otherwise);
    }
    String expected = range("a whole number", least, most, Long.MAX_VALUE);
    try {
      long value = Long.parseLong(node.asText().strip());
      if (value >= least && value <= most) {
        return record(key, value);
      }
    } catch (NumberFormatException notWhole) {
      throw wrong(key, expected, node).causedBy(notWhole);
    }
    throw wrong(key, expected, node);
  }

  private static String range(String what, Number least, Number most, Number unbounded) {
    return most.equals(unbounded)
        ? Text.of("%s of at least %s", what, plain(least))
        : Text.of("%s from %s to %s", what, plain(least), plain(most));
  }

  private static String plain(Number bound) {
    return bound.toString().replaceFirst("\\.0$", "");
  }

  /** A finite number, or nothing. */
  Optional<Double> number(String key) {
    return number(key, Optional.empty(), -Double.MAX_VALUE, Double.MAX_VALUE);
  }

  /** A number between two bounds, both included, or the default. */
  double number(String key, double otherwise, double least, double most) {
    return number(key, Optional.of(otherwise), least, most).orElseThrow();
  }

  /** A number between two bounds, both included, or the default if there is one. */
  Optional<Double> number(String key, Optional<Double> otherwise, double least, double most) {
    JsonNode node = given.get(key);
    if (node == null || node.isNull()) {
      record(key, otherwise.orElse(null));
      return otherwise;
    }
    String expected =
        least == -Double.MAX_VALUE ? "a number" : range("a number", least, most, Double.MAX_VALUE);
    try {
      double value = Double.parseDouble(node.asText().strip());
      if (value >= least && value <= most) {
        return Optional.of(record(key, value));
      }
    } catch (NumberFormatException notANumber) {
      throw wrong(key, expected, node).causedBy(notANumber);
    }
    throw wrong(key, expected, node);
  }

  /** True or false, or the default. */
  boolean flag(String key, boolean otherwise) {
    JsonNode node = given.get(key);
    if (node == null || node.isNull()) {
      return record(key, otherwise);
    }
    return switch (node.asText().strip().toLowerCase(Locale.ROOT)) {
      case "true" -> record(key, true);
      case "false" -> record(key, false);
      default -> throw wrong(key, "true or false", node);
    };
  }

  /** One of the constants of an enum, written in lower case with hyphens, or the default. */
  <E extends Enum<E>> E choice(String key, E otherwise) {
    Optional<String> value = optionalText(key);
    E[] constants = otherwise.getDeclaringClass().getEnumConstants();
    E chosen = value.isEmpty() ? otherwise : null;
    for (E constant : constants) {
      if (value.isPresent() && word(constant).equals(value.get())) {
        chosen = constant;
      }
    }
    if (chosen == null) {
      List<String> words = Arrays.stream(constants).map(ConfigValues::word).toList();
      throw wrong(key, String.join(" or ", words), given.get(key));
    }
    record(key, word(chosen));
    return chosen;
  }

  /** The word for a constant in configurations. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private <T> T record(String key, T value) {
    effective.put(key, value);
    return value;
  }

  /** The effective configuration in the order of reading; null where nothing is set. */
  Map<String, Object> effective() {
    return effective;
  }

  /**
   * Refuses keys that were given and never read.
   *
   * @throws UserErrorException naming the nearest known key
   */
  void refuseUnknown() {
    for (String key : given.keySet()) {
      if (!effective.containsKey(key) && !isEmptySection(key)) {
        throw UserErrorException.usage(
            "Unknown configuration key '%s'; the nearest known key is '%s'. Correct it or leave"
                + " it out.",
            key, nearest(key));
      }
    }
  }

  /** The first key of that name in any section, or else the nearest by spelling. */
  private String nearest(String key) {
    return effective.keySet().stream()
        .filter(known -> known.endsWith("." + key))
        .findFirst()
        .orElseGet(() -> NearestWord.to(key, effective.keySet()));
  }

  private boolean isEmptySection(String key) {
    return given.get(key).isNull()
        && effective.keySet().stream().anyMatch(known -> known.startsWith(key + "."));
  }

  private static UserErrorException wrong(String key, String expected, JsonNode found) {
    return UserErrorException.usage(
        "Configuration key %s: expected %s, found %s. Change the value.",
        key, expected, found.isTextual() ? "'" + found.asText() + "'" : found);
  }
}
