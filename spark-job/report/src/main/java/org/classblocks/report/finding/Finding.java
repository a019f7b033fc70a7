package org.classblocks.report.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A sentence on what a run has found.
 *
 * @param kind a word for what it is about, such as {@code groups}
 * @param parts its text, piece by piece
 */
public record Finding(String kind, List<Part> parts) {
  public Finding {
    parts = List.copyOf(parts);
  }

  /** A sentence without names. */
  public static Finding of(String kind, String text) {
    return new Finding(kind, List.of(new Part(text, null)));
  }

  /**
   * A piece of a sentence.
   *
   * @param text plain text; a name where it leads to a place
   * @param place where it leads on the page, such as {@code block=3}, {@code class=17}, {@code
   *     pair=17,40} or {@code link=3,8}; null if it is not a name
   */
  public record Part(String text, String place) {}

  /** The sentence as plain text, with names in quotes, since they may have commas. */
  public String text() {
    return parts.stream()
        .map(part -> part.place() == null ? part.text() : "\u201c" + part.text() + "\u201d")
        .collect(Collectors.joining());
  }

  /** Puts a sentence together. */
  static final class Builder {
    private final String kind;
    private final List<Part> parts = new ArrayList<>();

    Builder(String kind) {
      this.kind = kind;
    }

    Builder text(String text) {
      parts.add(new Part(text, null));
      return this;
    }

    Builder name(Part name) {
      parts.add(name);
      return this;
    }

    /** Adds names: "a", "a and b", or "a, b and c". */
    Builder names(List<Part> names) {
      for (int i = 0; i < names.size(); i++) {
        if (i > 0) {
          text(i == names.size() - 1 ? " and " : ", ");
        }
        name(names.get(i));
      }
      return this;
    }

    Finding build() {
      return new Finding(kind, parts);
    }
  }
}
