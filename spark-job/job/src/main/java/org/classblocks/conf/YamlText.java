package org.classblocks.conf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.regex.Pattern;
import org.classblocks.UserErrorException;

/**
 * Reads YAML and JSON without guessing types. Every scalar but null and the empty text stays text,
 * so the column {@code 007} is not a number.
 */
public final class YamlText {
  private static final YAMLFactory YAML =
      YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final Pattern LINE = Pattern.compile("line (\\d+), column");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private YamlText() {}

  /**
   * Reads the only document: objects, arrays, texts and nulls; a missing node if it is empty.
   *
   * @param name the name of the text in messages
   * @throws UserErrorException if the text is malformed, has an alias, a repeated key, or several
   *     documents
   */
  public static JsonNode read(String text, String name) {
    try (YAMLParser parser = YAML.createParser(text)) {
      JsonNode document = parser.nextToken() == null ? NODES.missingNode() : node(parser, name);
      if (parser.nextToken() != null) {
        throw UserErrorException.usage(
            "%s: expected one document, found another in line %d. Keep one.",
            name, parser.currentTokenLocation().getLineNr());
      }
      return document;
    } catch (JsonProcessingException malformed) {
      throw UserErrorException.usage(
              "%s: expected YAML or JSON, but in line %d: %s. Check quotes, brackets and"
                  + " indentation there.",
              name, line(malformed), problem(malformed))
          .causedBy(malformed);
    } catch (IOException unreadable) {
      throw new IllegalStateException("a text in memory cannot be read", unreadable);
    }
  }

  private static JsonNode node(YAMLParser parser, String name) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      ObjectNode object = NODES.objectNode();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String key = parser.currentName();
        parser.nextToken();
        object.set(key, node(parser, name));
      }
      return object;
    }
    if (token == JsonToken.START_ARRAY) {
      ArrayNode array = NODES.arrayNode();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        array.add(node(parser, name));
      }
      return array;
    }
    if (parser.isCurrentAlias()) {
      throw UserErrorException.usage(
          "%s: expected a value in line %d, found the alias *%s. Put the text in quotes.",
          name, parser.currentTokenLocation().getLineNr(), parser.getText());
    }
    boolean isNull = token == JsonToken.VALUE_NULL || parser.getText().isEmpty();
    return isNull ? NODES.nullNode() : NODES.textNode(parser.getText());
  }

  /** The last line number in the message; that of the parser may be earlier. */
  private static int line(JsonProcessingException malformed) {
    return LINE.matcher(malformed.getOriginalMessage())
        .results()
        .map(match -> Integer.valueOf(match.group(1)))
        .reduce((first, last) -> last)
        .orElseGet(() -> malformed.getLocation() == null ? 1 : malformed.getLocation().getLineNr());
  }

  /** The problem in a message of several lines that quotes the text. */
  private static String problem(JsonProcessingException malformed) {
    return malformed
        .getOriginalMessage()
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith(" "))
        .reduce((first, last) -> last)
        .orElse("unreadable");
  }
}
