package org.classblocks.spark.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Scores in JSON: an array of numbers, an object from classes to scores, an array of objects or
 * pairs of a class and its score, or an object with one array of scores and one of classes. Arrays
 * and objects with a single element are looked into.
 */
final class JsonScores {
  private static final List<String> SCORES =
      List.of(
          "scores",
          "score",
          "logits",
          "logit",
          "probs",
          "prob",
          "probabilities",
          "probability",
          "confidences",
          "confidence",
          "values",
          "value");

  /** Names come before ids: those of some services are not the ids of classes. */
  private static final List<String> CLASSES =
      List.of(
          "displaynames",
          "displayname",
          "labels",
          "label",
          "classes",
          "class",
          "classnames",
          "classname",
          "names",
          "name",
          "categories",
          "category",
          "classids",
          "classid",
          "ids",
          "id",
          "indices",
          "index");

  /** Where services put what a model answers. */
  private static final List<String> ANSWERS =
      List.of("predictions", "prediction", "outputs", "output", "results", "result");

  private JsonScores() {}

  /** The scores of a value; nothing if it has another shape. */
  static Optional<TextScores> read(JsonNode value) {
    if (value.isTextual()) {
      return PlainText.read(value.textValue().strip());
    }
    return value.isArray() ? ofArray(value) : ofObject(value);
  }

  private static Optional<TextScores> ofArray(JsonNode array) {
    if (all(array, element -> isScore(element))) {
      return Optional.of(TextScores.ofAll(scores(array)));
    }
    if (all(array, JsonNode::isObject)) {
      Optional<TextScores> pairs = ofObjects(array);
      if (pairs.isPresent()) {
        return pairs;
      }
    }
    if (all(array, JsonScores::isPair)) {
      List<String> classes = new ArrayList<>();
      List<Double> scores = new ArrayList<>();
      array.forEach(pair -> classes.add(pair.get(0).asText()));
      array.forEach(pair -> scores.add(score(pair.get(1))));
      return Optional.of(new TextScores(classes, scores));
    }
    return array.size() == 1 ? read(array.get(0)) : Optional.empty();
  }

  private static boolean isPair(JsonNode pair) {
    return pair.isArray() && pair.size() == 2 && pair.get(0).isTextual() && isScore(pair.get(1));
  }

  private static Optional<TextScores> ofObjects(JsonNode array) {
    List<String> classes = new ArrayList<>();
    List<Double> scores = new ArrayList<>();
    for (JsonNode pair : array) {
      Optional<JsonNode> score = named(pair, SCORES, JsonScores::isScore);
      Optional<JsonNode> name =
          named(pair, CLASSES, node -> node.isTextual() || node.isIntegralNumber());
      if (score.isEmpty() || name.isEmpty()) {
        return Optional.empty();
      }
      classes.add(name.get().asText());
      scores.add(score(score.get()));
    }
    return classes.isEmpty() ? Optional.empty() : Optional.of(new TextScores(classes, scores));
  }

  private static Optional<TextScores> ofObject(JsonNode object) {
    if (!object.isObject() || object.isEmpty()) {
      return Optional.empty();
    }
    if (all(object, JsonScores::isScore)) {
      List<String> classes = new ArrayList<>();
      object.fieldNames().forEachRemaining(classes::add);
      return Optional.of(new TextScores(classes, scores(object)));
    }
    Optional<JsonNode> scores =
        named(object, SCORES, node -> node.isArray() && all(node, JsonScores::isScore));
    if (scores.isPresent()) {
      return Optional.of(beside(scores.get(), object));
    }
    Optional<JsonNode> answer = named(object, ANSWERS, JsonNode::isContainerNode);
    if (answer.isPresent()) {
      return read(answer.get());
    }
    List<JsonNode> inner = new ArrayList<>();
    object.elements().forEachRemaining(inner::add);
    inner.removeIf(node -> !node.isContainerNode());
    return inner.size() == 1 ? read(inner.get(0)) : Optional.empty();
  }

  /** Scores with the classes in another array of the same object, if there is one. */
  private static TextScores beside(JsonNode scores, JsonNode object) {
    List<String> classes = new ArrayList<>();
    named(
            object,
            CLASSES,
            node ->
                node.isArray()
                    && node.size() == scores.size()
                    && all(node, id -> id.isTextual() || id.isIntegralNumber()))
        .ifPresent(ids -> ids.forEach(id -> classes.add(id.asText())));
    return new TextScores(classes, scores(scores));
  }

  /** The field with the first of some names that meets a condition. */
  private static Optional<JsonNode> named(
      JsonNode object, List<String> names, Predicate<JsonNode> condition) {
    List<Map.Entry<String, JsonNode>> fields = new ArrayList<>();
    fields.addAll(object.properties());
    return fields.stream()
        .filter(field -> names.contains(plain(field.getKey())) && condition.test(field.getValue()))
        .min(Comparator.comparingInt(field -> names.indexOf(plain(field.getKey()))))
        .map(Map.Entry::getValue);
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[_ -]", "");
  }

  private static boolean all(JsonNode values, Predicate<JsonNode> condition) {
    for (JsonNode value : values) {
      if (!condition.test(value)) {
        return false;
      }
    }
    return true;
  }

  /** Numbers may be quoted; a null is a missing score. */
  private static boolean isScore(JsonNode value) {
    return value.isNumber()
        || value.isNull()
        || (value.isTextual() && PlainText.number(value.textValue()).isPresent());
  }

  private static List<Double> scores(JsonNode values) {
    List<Double> scores = new ArrayList<>();
    values.forEach(value -> scores.add(score(value)));
    return scores;
  }

  private static Double score(JsonNode value) {
    if (value.isNull()) {
      return null;
    }
    return value.isTextual()
        ? PlainText.number(value.textValue()).orElseThrow()
        : Double.valueOf(value.doubleValue());
  }
}
