package org.classblocks.spark.encoding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.spark.sql.types.StructType;
import org.classblocks.UserErrorException;
import org.classblocks.conf.InputConfig;
import org.classblocks.similarity.ClassList;
import org.classblocks.spark.files.LogColumn;
import org.classblocks.spark.files.LogSchema;
import org.classblocks.spark.intake.ScoreType;

/**
 * Finds the columns of a log that has one for each class: those that the class list names, or,
 * without one, all columns of floats and doubles that have no other use and are not named like
 * something else.
 *
 * @param schema the columns of the log, of stored types
 * @param config which of them are named
 * @param classes the class list, if there is one
 */
record ClassColumnFinder(LogSchema schema, InputConfig config, Optional<ClassList> classes) {
  /**
   * Finds the columns; nothing if the log may have another encoding.
   *
   * @throws UserErrorException if some classes have a column, but not all
   */
  Optional<LogEncoding> find() {
    List<LogColumn> columns = schema.columns();
    boolean hasVectors = columns.stream().anyMatch(column -> ColumnEncoding.of(column).isPresent());
    if (classes.isEmpty()) {
      return hasVectors ? Optional.empty() : floats(columns);
    }
    return WideNames.best(classes.get(), columns)
        .filter(names -> names.areComplete() || !hasVectors)
        .map(names -> listed(classes.get(), names));
  }

  /**
   * Finds the classes among the fields of a struct; nothing if it is none or has none.
   *
   * @throws UserErrorException if some classes have a field, but not all
   */
  Optional<LogEncoding> inside(LogColumn column) {
    if (!(column.type() instanceof StructType struct)) {
      return Optional.empty();
    }
    List<LogColumn> fields = new LogSchema(struct).columns().stream().map(column::inside).toList();
    return classes.isEmpty()
        ? floats(fields)
        : WideNames.best(classes.get(), fields).map(names -> listed(classes.get(), names));
  }

  private static LogEncoding listed(ClassList classes, WideNames names) {
    Set<String> seen = new HashSet<>();
    List<LogColumn> columns = new ArrayList<>();
    for (int id = 0; id < classes.size(); id++) {
      String name = names.names().get(id);
      LogColumn column = names.columns().get(id).orElse(null);
      if (column == null) {
        throw UserErrorException.input(
            "The log has a column per class, but no column '%s' for class %d of the class list."
                + " Add the column, or use the class list of this classifier.",
            name, id);
      }
      if (!seen.add(column.name())) {
        throw UserErrorException.input(
            "Two classes are named '%s', but a log with a column per class needs unique names."
                + " Give the class list unique keys (key, mid or wnid), and name the columns by"
                + " them.",
            name);
      }
      if (ScoreType.ofClass(column.type()).isEmpty()) {
        throw UserErrorException.input(
            "Column '%s' of class %d is %s; expected a number. Cast the column.",
            name, id, column.type().simpleString());
      }
      columns.add(column);
    }
    return new WideClasses(columns, classes, false).encoding(List.of());
  }

  /** A single float column is probably something else. */
  private Optional<LogEncoding> floats(List<LogColumn> columns) {
    Set<List<String>> used = new ScoreColumns(schema, config).used();
    List<String> names = columns.stream().map(LogColumn::field).toList();
    Predicate<LogColumn> isNoClass = column -> ColumnNames.isNoClass(column.field(), names);
    List<LogColumn> free =
        columns.stream().filter(column -> !used.contains(column.path())).toList();
    List<LogColumn> floats =
        free.stream().filter(column -> ScoreType.of(column.type()).isPresent()).toList();
    List<LogColumn> likely = floats.stream().filter(isNoClass.negate()).toList();
    Optional<Map.Entry<ScoreAffix, List<LogColumn>>> named = commonlyNamed(free, likely.size());
    List<LogColumn> classColumns = named.map(Map.Entry::getValue).orElse(likely);
    if (classColumns.size() < 2) {
      return Optional.empty();
    }
    List<LogColumn> leftOut = new ArrayList<>(floats);
    leftOut.removeAll(classColumns);
    return Optional.of(
        WideClasses.of(classColumns, named.map(Map.Entry::getKey).orElse(WideClasses.NOTHING))
            .encoding(leftOut));
  }

  /**
   * The columns whose names say score and class, if they are half of those that may be classes, or
   * whose names say class, if they are all of them. Of several such groups it is the one whose name
   * comes first among those of scores.
   */
  private static Optional<Map.Entry<ScoreAffix, List<LogColumn>>> commonlyNamed(
      List<LogColumn> free, int likely) {
    Map<ScoreAffix, List<LogColumn>> groups = new LinkedHashMap<>();
    for (LogColumn column : free) {
      if (ScoreType.ofNamed(column.type()).isPresent()) {
        ScoreAffix.of(column.field())
            .filter(affix -> !ColumnNames.isNoClass(affix.within(column.field()), List.of()))
            .ifPresent(
                affix -> groups.computeIfAbsent(affix, key -> new ArrayList<>()).add(column));
      }
    }
    return groups.entrySet().stream()
        .filter(group -> group.getValue().size() > 1)
        .filter(group -> group.getValue().size() * (group.getKey().saysScore() ? 2 : 1) >= likely)
        .min(Map.Entry.comparingByKey(Comparator.comparingInt(ScoreAffix::rank)));
  }
}
