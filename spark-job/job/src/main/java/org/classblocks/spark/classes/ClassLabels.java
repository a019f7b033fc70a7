package org.classblocks.spark.classes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.classblocks.Text;
import org.classblocks.similarity.ClassList;

/**
 * The names of classes that a Parquet file holds in its own metadata, as Hugging Face's datasets
 * write them for columns of type {@code ClassLabel}.
 *
 * @param byColumn the names for each such column
 */
public record ClassLabels(Map<String, List<String>> byColumn) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String METADATA_KEY = "huggingface";

  /** Columns that hold labels, if several have names. */
  private static final List<String> USUAL = List.of("label", "labels");

  /**
   * The names in the metadata of a log; empty if it has none or is not what is expected.
   *
   * @param metadata gives what the log says under a key
   */
  public static ClassLabels of(Function<String, Optional<String>> metadata) {
    return metadata.apply(METADATA_KEY).map(ClassLabels::of).orElse(new ClassLabels(Map.of()));
  }

  static ClassLabels of(String metadata) {
    try {
      return of(JSON.readTree(metadata).path("info").path("features"));
    } catch (JsonProcessingException malformed) {
      return new ClassLabels(Map.of());
    }
  }

  /** The names in a description of columns. */
  static ClassLabels of(JsonNode features) {
    Map<String, List<String>> byColumn = new LinkedHashMap<>();
    features
        .properties()
        .forEach(
            feature ->
                names(feature.getValue())
                    .ifPresent(names -> byColumn.put(feature.getKey(), names)));
    return new ClassLabels(byColumn);
  }

  /** The names of a column, which may be a list of labels. */
  private static Optional<List<String>> names(JsonNode column) {
    JsonNode label = column.isArray() ? column.path(0) : column.path("feature");
    JsonNode type = label.isObject() ? label : column;
    if (!type.path("_type").asText().equals("ClassLabel") || type.path("names").isEmpty()) {
      return Optional.empty();
    }
    List<String> names = new ArrayList<>();
    type.path("names").forEach(name -> names.add(name.asText()));
    return Optional.of(names);
  }

  boolean isEmpty() {
    return byColumn.isEmpty();
  }

  /**
   * The names of the labels, if it is clear which these are.
   *
   * @param column the column of labels, if it is known
   */
  public Optional<ClassList> find(Optional<String> column) {
    return column
        .or(() -> byColumn.size() == 1 ? byColumn.keySet().stream().findFirst() : Optional.empty())
        .or(() -> USUAL.stream().filter(byColumn::containsKey).findFirst())
        .map(byColumn::get)
        .map(ClassList::ofNames);
  }

  /** The names of the labels of a file that is used as class list. */
  ClassList onlyList(ListFaults faults) {
    return find(Optional.empty())
        .orElseThrow(
            () ->
                faults.wrong(
                    Text.of(
                        "expected one column with names of classes in the metadata, found %s."
                            + " Save one of them as a list",
                        String.join(", ", byColumn.keySet()))));
  }
}
