package org.classblocks.spark.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Scores in text that is no JSON. */
public final class PlainText {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");
  private static final Pattern WHOLE = Pattern.compile("\\d+");
  private static final Pattern SEPARATORS = Pattern.compile("[,;|\\t]+");
  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");
  private static final Pattern BLANKS = Pattern.compile("[,;|\\s]+");

  /** What numpy, PyTorch and Python put around numbers. */
  private static final Pattern AROUND = Pattern.compile("^(?:array|tensor)?\\(?\\[+|\\]+\\)?$");

  private PlainText() {}

  static boolean isWhole(String text) {
    return WHOLE.matcher(text).matches();
  }

  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  /** Pairs of {@code class:score}, or numbers; nothing for other text. */
  static Optional<TextScores> read(String text) {
    return text.indexOf(':') < 0 ? numbers(text) : pairs(text, part -> part.lastIndexOf(':'));
  }

  /** Pairs of {@code class score}; nothing for other text. */
  static Optional<TextScores> pairs(String text) {
    List<String> words = WHITE_SPACE.splitAsStream(text).toList();
    if (SEPARATORS.splitAsStream(text).count() > 1 || words.size() <= 2) {
      return pairs(text, part -> part.lastIndexOf(' '));
    }
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i + 1 < words.size(); i += 2) {
      pairs.add(words.get(i) + " " + words.get(i + 1));
    }
    return words.size() % 2 == 1
        ? Optional.empty()
        : pairs(pairs.stream(), part -> part.lastIndexOf(' '));
  }

  private static Optional<TextScores> pairs(String text, ToIntFunction<String> end) {
    Optional<TextScores> words =
        text.indexOf(':') < 0 ? Optional.empty() : pairs(BLANKS.splitAsStream(text), end);
    return words.isPresent()
        ? words
        : pairs(SEPARATORS.splitAsStream(text).map(String::strip), end);
  }

  private static Optional<TextScores> pairs(Stream<String> parts, ToIntFunction<String> end) {
    List<String> classes = new ArrayList<>();
    List<Double> scores = new ArrayList<>();
    for (String part : parts.filter(text -> !text.isEmpty()).toList()) {
      int colon = end.applyAsInt(part);
      Optional<Double> score =
          colon <= 0 ? Optional.empty() : number(part.substring(colon + 1).strip());
      if (score.isEmpty()) {
        return Optional.empty();
      }
      classes.add(part.substring(0, colon).strip());
      scores.add(score.get());
    }
    return classes.isEmpty() ? Optional.empty() : Optional.of(new TextScores(classes, scores));
  }

  private static Optional<TextScores> numbers(String text) {
    if (text.startsWith("[") && !text.endsWith("]")) {
      return Optional.empty();
    }
    List<Double> scores = new ArrayList<>();
    String inside = AROUND.matcher(text).replaceAll("").strip();
    for (String word : BLANKS.splitAsStream(inside).toList()) {
      Optional<Double> score = number(word);
      if (score.isEmpty()) {
        return Optional.empty();
      }
      scores.add(score.get());
    }
    return Optional.of(TextScores.ofAll(scores));
  }

  /** A number as JSON, C, Python or Java write it. */
  public static Optional<Double> number(String word) {
    if (isNumber(word)) {
      return Optional.of(Double.valueOf(word));
    }
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "nan", "-nan" -> Optional.of(Double.NaN);
      case "inf", "+inf", "infinity", "+infinity" -> Optional.of(Double.POSITIVE_INFINITY);
      case "-inf", "-infinity" -> Optional.of(Double.NEGATIVE_INFINITY);
      default -> Optional.empty();
    };
  }
}
