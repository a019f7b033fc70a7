package org.classblocks.expectations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.classblocks.Text;
import org.classblocks.UserErrorException;
import org.classblocks.conf.NearestWord;
import org.classblocks.similarity.ClassList;

/** Finds classes by name, key or id, and remembers what names none or several. */
final class NamedClasses {
  private static final int SHOWN = 5;

  private final String path;
  private final ClassList classes;
  private final Map<String, Integer> ids;
  private final List<String> examples = new ArrayList<>();
  private int unknown;

  NamedClasses(String path, ClassList classes) {
    this.path = path;
    this.classes = classes;
    this.ids = classes.idsByLabel();
  }

  /** The id of a class; -1 if there is none, or several. */
  int id(String name, int entry) {
    Integer id = ids.get(name);
    if (id != null) {
      return id;
    }
    if (unknown++ < SHOWN) {
      examples.add(Text.of("'%s' in entry %d (%s)", name, entry, cause(name)));
    }
    return -1;
  }

  private String cause(String name) {
    if (classes.names().contains(name)) {
      return "several classes have this name: use ids or keys";
    }
    List<String> known = Stream.concat(classes.names().stream(), classes.keys().stream()).toList();
    return "the nearest is '" + NearestWord.to(name, known) + "'";
  }

  /**
   * Checks that everything named one class.
   *
   * @throws UserErrorException with the count and examples of what did not
   */
  void requireAllKnown() {
    if (unknown > 0) {
      throw UserErrorException.usage(
          "Expectations %s: expected names, keys or ids of classes, found %,d that %s not name one"
              + " class: %s%s. Correct them.",
          path,
          unknown,
          unknown == 1 ? "does" : "do",
          String.join(", ", examples),
          unknown > SHOWN ? ", ..." : "");
    }
  }
}
