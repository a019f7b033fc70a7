package org.classblocks.spark.classes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.classblocks.Text;
import org.classblocks.UserErrorException;
import org.classblocks.similarity.ClassList;
import org.classblocks.store.TextFile;

/** Parses class lists. */
record ClassListParser(String path) {
  private static final List<String> ID_COLUMNS = List.of("class_id", "index", "id");
  private static final List<String> NAME_COLUMNS =
      List.of("display_name", "name", "class_name", "label");
  private static final List<String> KEY_COLUMNS = List.of("key", "mid", "wnid");
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * Parses a name per line. Empty lines at the end are ignored. Others are refused, because they
   * might stand for a class.
   */
  ClassList lines(byte[] content) {
    List<String> names = text(content).stripTrailing().lines().map(String::strip).toList();
    int empty = names.indexOf("");
    if (empty >= 0) {
      throw wrong(Text.of("line %d is empty. Write a name in each line", empty + 1));
    }
    return classList(names, List.of());
  }

  /** Parses a header and a line per class. */
  ClassList csv(byte[] content) {
    if (text(content).isBlank()) {
      throw wrong(
          "expected CSV with a header, found nothing. Write a class per line below the"
              + " header");
    }
    try (MappingIterator<JsonNode> rows =
        new CsvMapper()
            .readerFor(JsonNode.class)
            .with(CsvSchema.emptySchema().withHeader())
            .with(CsvParser.Feature.TRIM_SPACES)
            .with(CsvParser.Feature.SKIP_EMPTY_LINES)
            .readValues(text(content))) {
      return records(rows.readAll());
    } catch (JsonProcessingException malformed) {
      throw wrong(
              Text.of(
                  "expected CSV with a header, but in line %d: %s. Check the quotes and commas",
                  malformed.getLocation().getLineNr(), malformed.getOriginalMessage()))
          .causedBy(malformed);
    } catch (IOException unreadable) {
      throw new IllegalStateException("a text in memory cannot be read", unreadable);
    }
  }

  /**
   * Parses a list of names, a list of objects with the columns' names, or an object from id to
   * name, to [key, name] or to an object with the columns' names.
   */
  ClassList json(byte[] content) {
    JsonNode root = record(text(content));
    List<JsonNode> records = new ArrayList<>();
    if (root.isObject()) {
      root.properties().forEach(entry -> records.add(idToName(entry.getKey(), entry.getValue())));
    } else if (root.isArray()) {
      root.forEach(element -> records.add(element.isObject() ? element : named(element)));
    } else {
      throw wrong("expected a JSON list or object. Write a list of names, for example");
    }
    return records(records);
  }

  private static JsonNode named(JsonNode name) {
    return JsonNodeFactory.instance.objectNode().set("name", name);
  }

  private static JsonNode idToName(String id, JsonNode value) {
    ObjectNode record = JsonNodeFactory.instance.objectNode().put("class_id", id);
    if (value instanceof ObjectNode columns) {
      record.setAll(columns);
    } else if (value.isArray()) {
      record.set("key", value.path(0));
      record.set("name", value.path(1));
    } else {
      record.set("name", value);
    }
    return record;
  }

  /** One JSON text. */
  JsonNode record(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException malformed) {
      throw wrong(
              Text.of(
                  "expected JSON, but in line %d: %s. Check the quotes, brackets and commas",
                  malformed.getLocation().getLineNr(), malformed.getOriginalMessage()))
          .causedBy(malformed);
    }
  }

  /** Reads a record per class; without ids, in the order of the records. */
  ClassList records(List<JsonNode> records) {
    String[] names = new String[records.size()];
    String[] keys = new String[records.size()];
    for (int row = 0; row < records.size(); row++) {
      JsonNode record = records.get(row);
      int id = id(record, row, records.size());
      if (names[id] != null) {
        throw wrong("class id " + id + " appears twice. Keep one");
      }
      names[id] = name(record, row);
      keys[id] = value(record, KEY_COLUMNS);
    }
    List<String> known = Arrays.stream(keys).filter(Objects::nonNull).toList();
    if (!known.isEmpty() && known.size() < keys.length) {
      throw wrong(
          Text.of(
              "only %d of %d classes have a key. Give all classes a key, or none",
              known.size(), keys.length));
    }
    return classList(Arrays.asList(names), known);
  }

  private int id(JsonNode record, int row, int size) {
    String text = value(record, ID_COLUMNS);
    if (text == null) {
      return row;
    }
    try {
      int id = Integer.parseInt(text);
      if (id >= 0 && id < size) {
        return id;
      }
    } catch (NumberFormatException notANumber) {
      throw wrong("class id '" + text + "' is not a whole number. Number the classes from 0")
          .causedBy(notANumber);
    }
    throw wrong(
        Text.of(
            "class id %s is outside 0..%d. Number the classes from 0 without gaps",
            text, size - 1));
  }

  private String name(JsonNode record, int row) {
    String name = value(record, NAME_COLUMNS);
    if (name == null) {
      List<String> columns = record.properties().stream().map(Map.Entry::getKey).toList();
      throw wrong(
          Text.of(
              "entry %d has no name: expected a column %s, found %s. Name every class",
              row + 1, String.join(" or ", NAME_COLUMNS), String.join(", ", columns)));
    }
    return name;
  }

  /** The first non-empty value of some columns, or null. */
  private static String value(JsonNode record, List<String> columns) {
    for (String column : columns) {
      String value = record.path(column).asText("").strip();
      if (!value.isEmpty()) {
        return value;
      }
    }
    return null;
  }

  private ClassList classList(List<String> names, List<String> keys) {
    if (names.isEmpty()) {
      throw wrong("expected at least one class, found none. Add the classes");
    }
    Set<String> seen = new HashSet<>();
    for (String key : keys) {
      if (!seen.add(key)) {
        throw wrong("key '" + key + "' appears twice. Keep one");
      }
    }
    return new ClassList(names, keys);
  }

  private String text(byte[] content) {
    try {
      return TextFile.decode(content);
    } catch (CharacterCodingException malformed) {
      throw wrong("expected a text in UTF-8. Convert it").causedBy(malformed);
    }
  }

  private UserErrorException wrong(String what) {
    return UserErrorException.input("Class list %s: %s.", path, what);
  }
}
