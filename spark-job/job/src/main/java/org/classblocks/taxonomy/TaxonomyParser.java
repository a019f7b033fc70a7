package org.classblocks.taxonomy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.classblocks.Text;
import org.classblocks.UserErrorException;
import org.classblocks.blocks.taxonomy.TaxonomyGraph;
import org.classblocks.store.TextFile;

/** Parses taxonomies. */
record TaxonomyParser(String path) {
  private static final String CHILD = "child";
  private static final String PARENT = "parent";
  private static final String CHILD_NAME = "child_name";
  private static final int MOST_SHOWN = 100;

  /**
   * Parses a CSV with the columns {@code child} and {@code parent}, and optionally {@code
   * child_name}, in any order. A line without a parent names a root. The first of several names of
   * a child counts.
   */
  TaxonomyGraph csv(byte[] content) {
    try (MappingIterator<String[]> rows =
        CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.TRIM_SPACES)
            .build()
            .readerFor(String[].class)
            .readValues(text(content))) {
      return graph(rows);
    } catch (JsonProcessingException malformed) {
      throw malformed("CSV with the header child,parent", malformed);
    } catch (IOException unreadable) {
      throw new IllegalStateException("a text in memory cannot be read", unreadable);
    }
  }

  private TaxonomyGraph graph(MappingIterator<String[]> rows) throws IOException {
    CsvRows graph = new CsvRows(rows.hasNextValue() ? List.of(rows.nextValue()) : List.of());
    while (rows.hasNextValue()) {
      String[] row = rows.nextValue();
      if (!String.join("", row).isBlank()) {
        graph.add(row, rows.getParser().currentTokenLocation().getLineNr());
      }
    }
    return checked(graph.graph);
  }

  /** The rows of one CSV below its header. */
  private final class CsvRows {
    private final List<String> header;
    private final TaxonomyGraph.Builder graph = new TaxonomyGraph.Builder();
    private final Set<String> named = new HashSet<>();

    CsvRows(List<String> header) {
      this.header = header;
      if (!header.contains(CHILD) || !header.contains(PARENT)) {
        throw wrong(
            Text.of(
                "expected CSV with the header child,parent, found '%s'. Add the header",
                shortened(String.join(",", header))));
      }
    }

    void add(String[] row, int line) {
      String child = cell(row, CHILD);
      String parent = cell(row, PARENT);
      String name = cell(row, CHILD_NAME);
      if (child.isEmpty() || row.length > header.size()) {
        throw wrong(
            Text.of(
                "expected %s in line %d, found '%s'. Quote cells with commas",
                String.join(",", header), line, shortened(String.join(",", row))));
      }
      graph.add(child);
      if (!name.isEmpty() && named.add(child)) {
        graph.add(child, name);
      }
      if (!parent.isEmpty()) {
        graph.put(child, parent);
      }
    }

    private String cell(String[] row, String column) {
      int index = header.indexOf(column);
      return index < 0 || index >= row.length ? "" : row[index].strip();
    }
  }

  /**
   * Parses a list of objects with {@code id}, {@code name} and {@code child_ids}, like the AudioSet
   * ontology. Other fields are ignored. A child need not have an object.
   */
  TaxonomyGraph json(byte[] content) {
    JsonNode root = parsed(text(content));
    if (!root.isArray()) {
      throw wrong("expected a JSON list of objects with id, name and child_ids. Convert it");
    }
    TaxonomyGraph.Builder graph = new TaxonomyGraph.Builder();
    Set<String> described = new HashSet<>();
    int entry = 0;
    for (JsonNode node : root) {
      entry++;
      String id = node.path("id").asText("").strip();
      if (id.isEmpty() || !hasChildIds(node)) {
        throw wrong(
            Text.of(
                "expected an id and a list of child_ids in entry %d, found %s. Add what is"
                    + " missing",
                entry, shortened(node.toString())));
      }
      if (!described.add(id)) {
        throw wrong("id '" + id + "' appears twice. Keep one");
      }
      String name = node.path("name").asText("").strip();
      graph.add(id, name.isEmpty() ? id : name);
      node.path("child_ids").forEach(child -> graph.put(child.asText().strip(), id));
    }
    return checked(graph);
  }

  /** The list may be missing. */
  private static boolean hasChildIds(JsonNode node) {
    JsonNode children = node.path("child_ids");
    for (JsonNode child : children) {
      if (child.asText("").isBlank()) {
        return false;
      }
    }
    return children.isArray() || children.isMissingNode() || children.isNull();
  }

  private JsonNode parsed(String json) {
    try {
      return JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readTree(json);
    } catch (JsonProcessingException malformed) {
      throw malformed("JSON", malformed);
    }
  }

  private TaxonomyGraph checked(TaxonomyGraph.Builder graph) {
    graph
        .cycle()
        .ifPresent(
            cycle -> {
              throw wrong(
                  Text.of(
                      "expected no node below itself, found the cycle %s. Remove one of these"
                          + " lines",
                      shortened(String.join(" < ", cycle))));
            });
    TaxonomyGraph built = graph.build();
    if (!built.hasEdges()) {
      throw wrong("expected children with parents, found none. Add them");
    }
    return built;
  }

  private static String shortened(String text) {
    return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN - 3) + "...";
  }

  private String text(byte[] content) {
    try {
      return TextFile.decode(content);
    } catch (CharacterCodingException malformed) {
      throw wrong("expected a text in UTF-8. Convert it").causedBy(malformed);
    }
  }

  private UserErrorException malformed(String expected, JsonProcessingException failure) {
    return wrong(
            Text.of(
                "expected %s, but in line %d: %s. Check the quotes, brackets and commas",
                expected, failure.getLocation().getLineNr(), failure.getOriginalMessage()))
        .causedBy(failure);
  }

  private UserErrorException wrong(String what) {
    return UserErrorException.input("Taxonomy %s: %s.", path, what);
  }
}
