package org.classblocks.taxonomy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.classblocks.UserErrorException;
import org.classblocks.blocks.taxonomy.Taxonomy;
import org.classblocks.blocks.taxonomy.TaxonomyGraph;
import org.classblocks.similarity.ClassList;
import org.classblocks.store.TextFile;

/**
 * Reads taxonomies from any file system: {@code .csv} with the header {@code child,parent} and
 * optionally {@code child_name}, or {@code .json} like the AudioSet ontology.
 */
public record TaxonomyReader(Configuration hadoop) {
  /**
   * Reads the taxonomy of some classes.
   *
   * @throws UserErrorException if the file is missing or malformed, has a cycle, or has none of the
   *     classes
   */
  public Taxonomy read(String path, ClassList classes) {
    TaxonomyGraph graph = graph(path);
    Taxonomy taxonomy = Taxonomy.of(graph, classes);
    if (taxonomy.missingClasses().size() == classes.size()) {
      throw unrelated(path, graph, classes);
    }
    return taxonomy;
  }

  private TaxonomyGraph graph(String path) {
    String extension = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    TaxonomyParser parser = new TaxonomyParser(path);
    try {
      return switch (extension) {
        case "csv" -> parser.csv(TextFile.read(path, hadoop));
        case "json" -> parser.json(TextFile.read(path, hadoop));
        default ->
            throw UserErrorException.input(
                "Taxonomy %s: expected a file ending in .csv or .json. Convert or rename it.",
                path);
      };
    } catch (FileNotFoundException missing) {
      throw UserErrorException.input(
              "Taxonomy %s does not exist. Check the path in classes.taxonomy.", path)
          .causedBy(missing);
    } catch (IOException | IllegalArgumentException unreadable) {
      throw UserErrorException.input(
              "Taxonomy %s cannot be read: %s. Check the file and its permissions.",
              path, UserErrorException.firstLine(unreadable))
          .causedBy(unreadable);
    }
  }

  private static UserErrorException unrelated(String path, TaxonomyGraph graph, ClassList classes) {
    boolean byKey = !classes.keys().isEmpty();
    return UserErrorException.input(
        "Taxonomy %s has none of the %d classes: expected their %s, such as '%s', found '%s'. %s",
        path,
        classes.size(),
        byKey ? "keys" : "names",
        byKey ? classes.keys().get(0) : classes.name(0),
        graph.id(graph.firstLeaf()),
        byKey
            ? "Use the taxonomy of these keys, or a class list without keys to match by name."
            : "Use the taxonomy of these names, or a class list with the column key to match by"
                + " key.");
  }
}
