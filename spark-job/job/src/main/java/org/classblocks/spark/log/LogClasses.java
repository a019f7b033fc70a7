package org.classblocks.spark.log;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.classblocks.UserErrorException;
import org.classblocks.similarity.ClassList;
import org.classblocks.spark.encoding.FirstRows;
import org.classblocks.spark.encoding.LogEncoding;
import org.classblocks.spark.files.LogColumn;
import org.classblocks.spark.files.LogSchema;
import org.classblocks.spark.intake.ListedIds;

/** Finds the classes of a log: from its columns, its first vectors, or the class list. */
final class LogClasses {
  private LogClasses() {}

  /**
   * The classes.
   *
   * @param encoding the encoding of the log
   * @param first the first score vectors
   * @param classes the class list, if there is one
   * @param own the names in the log's own metadata, if there are any; they count if they fit
   * @param count the number of classes, if the source says it
   * @throws UserErrorException if there are no scores, the number of classes is unknown, or the
   *     class list does not fit the log
   */
  static ClassList of(
      LogEncoding encoding,
      FirstRows.Vectors first,
      Optional<ClassList> classes,
      Optional<ClassList> own,
      OptionalInt count) {
    if (encoding.classes().isPresent()) {
      return encoding.classes().get();
    }
    if (count.isPresent() && classes.isPresent() && classes.get().size() != count.getAsInt()) {
      throw UserErrorException.input(
          "The class list has %d classes, but the log has %d. Use the class list of this"
              + " classifier.",
          classes.get().size(), count.getAsInt());
    }
    if (!encoding.tellsClassCount()) {
      return classes
          .or(() -> own)
          .or(() -> count.stream().mapToObj(ClassList::numbered).findFirst())
          .orElseThrow(
              () ->
                  UserErrorException.input(
                      "The rows of the log list some classes and their scores (%s), which does not"
                          + " say how many classes there are. Name the class list with --classes.",
                      encoding.columns().stream()
                          .map(listed -> "'" + listed.name() + "'")
                          .collect(Collectors.joining(", "))));
    }
    String column = encoding.columns().get(0).name();
    List<Integer> lengths = first.lengths();
    if (lengths.isEmpty()) {
      throw UserErrorException.input(
          "The log has no row with scores in column '%s'. Check input.paths and input.filter.",
          column);
    }
    if (classes.isEmpty()) {
      return own.filter(names -> names.size() == lengths.get(0))
          .orElseGet(() -> ClassList.numbered(lengths.get(0)));
    }
    if (!lengths.contains(classes.get().size())) {
      throw UserErrorException.input(
          "The class list has %d classes, but the first score vector in column '%s' has %d scores."
              + " Use the class list of this classifier.",
          classes.get().size(), column, lengths.get(0));
    }
    return classes.get();
  }

  /**
   * Checks that rows do not list only the highest scores of a sample.
   *
   * @throws UserErrorException if they do, unless the class list has this many classes
   */
  static void requireAllScores(
      LogSchema schema,
      LogEncoding encoding,
      FirstRows.Vectors first,
      Optional<ClassList> classes) {
    if (!first.areHighest()
        || classes.filter(list -> list.size() == first.lengths().get(0)).isPresent()) {
      return;
    }
    List<LogColumn> columns = encoding.columns();
    String last = columns.size() == 1 ? "" : "' to '" + columns.get(columns.size() - 1).name();
    throw UserErrorException.input(
        "Scores in '%s%s' descend in each of the first %d rows: they look like the %d highest of"
            + " a sample, not like a score for every class. Name arrays of classes and scores"
            + " with input.ids%s and input.values, and the class list with --classes; or, if"
            + " these are all scores, give a class list with as many classes.",
        columns.get(0).name(),
        last,
        first.lengths().size(),
        first.lengths().get(0),
        ListedIds.arraysIn(schema).stream()
            .findFirst()
            .map(ids -> " (such as '" + ids.name() + "')")
            .orElse(""));
  }
}
