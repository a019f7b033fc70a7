package org.classblocks.spark.classes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.classblocks.Text;
import org.classblocks.similarity.ClassList;

/** Reads the classes of JSON, YAML and Python objects and lists. */
record ClassTree(ListFaults faults, ClassRecords records) {
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]+");
  private static final int MOST_SHOWN = 5;

  ClassList read(JsonNode root) {
    if (root instanceof ArrayNode array) {
      return list(array);
    }
    if (root instanceof ObjectNode object) {
      return object(object);
    }
    throw faults.wrong("expected a JSON list or object. Write a list of names, for example");
  }

  /** Names, or objects with columns. */
  private ClassList list(ArrayNode array) {
    ClassColumns columns = new ClassColumns(faults);
    for (JsonNode entry : array) {
      if (entry.isObject()) {
        columns.add(entry);
      } else {
        columns.add(entry.asText(""));
      }
    }
    return records.of(columns);
  }

  private ClassList object(ObjectNode root) {
    if (root.get("id2label") instanceof ObjectNode names) {
      return idsToNames(names);
    }
    if (root.get("label2id") instanceof ObjectNode ids) {
      return namesToIds(ids);
    }
    if (root.get("categories") instanceof ArrayNode categories) {
      return records.inOrderOfIds(categories);
    }
    if (root.get("names") instanceof ArrayNode names) {
      return list(names);
    }
    if (root.get("names") instanceof ObjectNode names) {
      return idsToNames(names);
    }
    ClassLabels labels = ClassLabels.of(root.path("features"));
    return labels.isEmpty() ? map(root) : labels.onlyList(faults);
  }

  private ClassList map(ObjectNode map) {
    if (!map.isEmpty() && keys(map).noneMatch(ClassTree::isWholeNumber)) {
      if (values(map).allMatch(value -> isWholeNumber(value.asText("")))) {
        return namesToIds(map);
      }
      throw faults.unknown(
          Text.of(
              "an object with %s",
              String.join(", ", keys(map).limit(MOST_SHOWN).toList())
                  + (map.size() > MOST_SHOWN ? ", ..." : "")));
    }
    return idsToNames(map);
  }

  private static Stream<String> keys(ObjectNode map) {
    return map.properties().stream().map(Map.Entry::getKey);
  }

  private static Stream<JsonNode> values(ObjectNode map) {
    return map.properties().stream().map(Map.Entry::getValue);
  }

  private static boolean isWholeNumber(String text) {
    return WHOLE_NUMBER.matcher(text.strip()).matches();
  }

  private ClassList namesToIds(ObjectNode ids) {
    ClassColumns columns = new ClassColumns(faults);
    ids.properties()
        .forEach(
            entry -> columns.add(ClassRecords.ID, entry.getValue().asText(""), entry.getKey()));
    return records.of(columns);
  }

  private ClassList idsToNames(ObjectNode names) {
    return records.of(
        names.properties().stream()
            .map(entry -> idToName(entry.getKey().strip(), entry.getValue()))
            .toList());
  }

  private ObjectNode idToName(String id, JsonNode value) {
    ObjectNode record = JsonNodeFactory.instance.objectNode().put(ClassRecords.ID, id);
    if (value instanceof ObjectNode columns) {
      record.setAll(columns);
    } else if (value instanceof ArrayNode pair) {
      if (pair.size() != 2) {
        throw faults.wrong(
            Text.of(
                "expected a name or [key, name] for class %s, found a list of %d. Write one name"
                    + " per class",
                id, pair.size()));
      }
      record.set(ClassRecords.KEY, pair.get(0));
      record.set(ClassRecords.NAME, pair.get(1));
    } else {
      record.set(ClassRecords.NAME, value);
    }
    return record;
  }
}
