package org.classblocks.spark.attribute;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.classblocks.UserErrorException;
import org.classblocks.moments.batch.AttributeRows;

/**
 * Stops a task whose samples have more categories of an attribute than allowed. A batch may have
 * few of them; the sums of a task grow with those of all its batches.
 */
public final class CategoryLimit {
  private final List<AttributeEncoding> attributes;
  private final List<Set<String>> found;

  /** No samples yet. */
  public CategoryLimit(List<AttributeEncoding> attributes) {
    this.attributes = List.copyOf(attributes);
    this.found =
        Stream.generate(HashSet<String>::new)
            .<Set<String>>map(set -> set)
            .limit(attributes.size())
            .toList();
  }

  /**
   * Counts the categories of a batch.
   *
   * @throws UserErrorException if there are more than allowed in all batches so far
   */
  public void accept(AttributeRows rows) {
    for (int attribute = 0; attribute < rows.width(); attribute++) {
      AttributeEncoding encoding = attributes.get(attribute);
      if (found.get(attribute).addAll(rows.categories(attribute))) {
        AttributeEncoding.requireRoom(
            encoding.column(), encoding.mostCategories(), found.get(attribute));
      }
    }
  }
}
