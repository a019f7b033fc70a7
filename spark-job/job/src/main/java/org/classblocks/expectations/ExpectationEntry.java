package org.classblocks.expectations;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.errorprone.annotations.FormatMethod;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.classblocks.Text;
import org.classblocks.UserErrorException;
import org.classblocks.conf.NearestWord;
import org.classblocks.expect.Expectation;
import org.classblocks.expect.Expectation.Kind;

/**
 * An entry of a file of expectations: {@code same_block: [a, b]}, or {@code max_similarity: 0.2}
 * with {@code classes: [a, b]}.
 *
 * @param path the file
 * @param number the place of the entry in the file, from 1
 */
record ExpectationEntry(String path, int number, JsonNode entry) {
  private static final String CLASSES = "classes";
  private static final String AT_MOST = "at_most";
  private static final double HALF = 0.5;

  /**
   * Adds the expectation. A class that is unknown gets the id -1, and {@link
   * NamedClasses#requireAllKnown} must refuse it.
   *
   * @throws UserErrorException if the entry is malformed
   */
  void read(NamedClasses named, List<Expectation> found) {
    Kind kind = kind();
    JsonNode value = entry.get(kind.word());
    boolean isOfAttribute = kind == Kind.NOT_EXPLAINED_BY;
    JsonNode limit = isOfAttribute ? entry.get(AT_MOST) : value;
    double bound =
        isOfAttribute && limit == null ? HALF : kind.isBounded() ? bound(kind, limit) : Double.NaN;
    List<Integer> ids = new ArrayList<>();
    for (String name : names(kind, kind.isBounded() ? entry.get(CLASSES) : value)) {
      int id = named.id(name, number);
      if (ids.contains(id) && id >= 0) {
        throw wrong("%s names class '%s' twice. Name it once.", kind.word(), name);
      }
      ids.add(id);
    }
    if (ids.size() < kind.leastClasses()) {
      throw wrong(
          "%s needs %d classes or more, found %d. Name them%s.",
          kind.word(),
          kind.leastClasses(),
          ids.size(),
          kind.isBounded() ? " in classes: [...]" : "");
    }
    found.add(new Expectation(kind, bound, ids, isOfAttribute ? attribute(value) : ""));
  }

  private Kind kind() {
    List<String> words = Stream.of(Kind.values()).map(Kind::word).toList();
    String kinds = String.join(", ", words);
    if (!entry.isObject()) {
      throw wrong("expected 'kind: value', found %s. Use one of %s.", entry, kinds);
    }
    Optional<Kind> kind = Optional.empty();
    for (Map.Entry<String, JsonNode> field : entry.properties()) {
      Optional<Kind> named =
          Arrays.stream(Kind.values()).filter(one -> one.word().equals(field.getKey())).findFirst();
      if (named.isEmpty() && !List.of(CLASSES, AT_MOST).contains(field.getKey())) {
        throw wrong(
            "unknown expectation '%s'; the nearest known one is '%s'. Use one of %s.",
            field.getKey(), NearestWord.to(field.getKey(), words), kinds);
      }
      if (named.isPresent() && kind.isPresent()) {
        throw wrong(
            "expected one kind, found %s and %s. Write an entry for each.",
            kind.get().word(), named.get().word());
      }
      kind = named.isPresent() ? named : kind;
    }
    return kind.orElseThrow(() -> wrong("no kind. Use one of %s.", kinds));
  }

  private String attribute(JsonNode value) {
    if (!value.isTextual() || value.asText().isBlank()) {
      throw wrong("not_explained_by: expected an attribute, found %s. Change it.", value);
    }
    return value.asText();
  }

  private double bound(Kind kind, JsonNode value) {
    boolean isShare = kind == Kind.RECALL_AT_LEAST || kind == Kind.NOT_EXPLAINED_BY;
    double least = isShare ? 0 : -1;
    try {
      double bound = Double.parseDouble(value.asText().strip());
      if (bound >= least && bound <= 1) {
        return bound;
      }
    } catch (NumberFormatException notANumber) {
      throw outside(kind, least, value).causedBy(notANumber);
    }
    throw outside(kind, least, value);
  }

  private UserErrorException outside(Kind kind, double least, JsonNode value) {
    return wrong(
        "%s: expected a number from %.0f to 1, found %s. Change it.", kind.word(), least, value);
  }

  private List<String> names(Kind kind, JsonNode value) {
    if (value == null || value.isNull()) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    Iterable<JsonNode> listed = value.isArray() ? value : List.of(value);
    for (JsonNode name : listed) {
      if (!name.isTextual()) {
        throw wrong("%s: expected a list of classes, found %s. Change it.", kind.word(), value);
      }
      names.add(name.asText());
    }
    return names;
  }

  @FormatMethod
  private UserErrorException wrong(String format, Object... arguments) {
    return UserErrorException.usage(
        "Expectations %s, entry %d: %s", path, number, Text.of(format, arguments));
  }
}
