package org.classblocks.spark.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.Serializable;
import java.util.Optional;

/**
 * Reads the scores of a row from its text.
 *
 * @param path where they lie, if the text is JSON
 * @param layout what texts hold
 */
public record ScoreText(JsonPath path, TextLayout layout) implements Serializable {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build();

  /** The scores, whether they have the layout or not; nothing if there are none. */
  public Optional<TextScores> read(String text) {
    String stripped = text.strip();
    if (stripped.startsWith("{") || stripped.startsWith("[") || !path.equals(JsonPath.ROOT)) {
      Optional<JsonNode> json = json(stripped);
      if (json.isPresent()) {
        return JsonScores.read(path.in(json.get()));
      }
    }
    if (!path.equals(JsonPath.ROOT) || stripped.isEmpty()) {
      return Optional.empty();
    }
    return layout == TextLayout.PAIRS ? PlainText.pairs(stripped) : PlainText.read(stripped);
  }

  /** Whether scores have the layout. */
  public boolean fits(TextScores scores) {
    return scores.areListed() != (layout == TextLayout.VECTOR);
  }

  /** Whether there is nothing at the path, as in a row without scores. */
  public boolean isNothing(String text) {
    return text.isBlank()
        || json(text)
            .map(path::in)
            .filter(found -> found.isMissingNode() || found.isNull())
            .isPresent();
  }

  static Optional<JsonNode> json(String text) {
    try {
      return Optional.ofNullable(JSON.readTree(text));
    } catch (JsonProcessingException other) {
      return Optional.empty();
    }
  }
}
