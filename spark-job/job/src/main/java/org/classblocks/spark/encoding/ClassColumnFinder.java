package org.classblocks.spark.encoding;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.classblocks.UserErrorException;
import org.classblocks.conf.InputConfig;
import org.classblocks.similarity.ClassList;
import org.classblocks.spark.files.LogColumn;
import org.classblocks.spark.files.LogSchema;
import org.classblocks.spark.intake.ScoreType;

/**
 * Finds the columns of a log that has one for each class: those named by the keys or the names of
 * the class list, or, without one, all columns of floats and doubles that have no other use and are
 * not named like labels or an index.
 *
 * @param schema the columns of the log, of stored types
 * @param config which of them are named
 * @param classes the class list, if there is one
 */
record ClassColumnFinder(LogSchema schema, InputConfig config, Optional<ClassList> classes) {
  private static final Pattern NUMBERED = Pattern.compile("(.*?)\\d+");
  private static final int MOST_RANKS = 100;

  /**
   * Finds the columns; nothing if the log may have another encoding.
   *
   * @throws UserErrorException if some classes have a column, but not all
   */
  Optional<LogEncoding> find() {
    Map<String, LogColumn> columns = new LinkedHashMap<>();
    schema.columns().forEach(column -> columns.put(column.name(), column));
    boolean hasVectors =
        schema.columns().stream().anyMatch(column -> ColumnEncoding.of(column).isPresent());
    if (classes.isEmpty()) {
      return hasVectors ? Optional.empty() : floats(columns);
    }
    List<String> names = columnNames(classes.get(), columns);
    long found = names.stream().filter(columns::containsKey).count();
    if (found == 0 || (hasVectors && found < names.size())) {
      return Optional.empty();
    }
    return Optional.of(listed(classes.get(), names, columns));
  }

  /** The expected names of columns: keys, if more columns match keys than names. */
  private static List<String> columnNames(ClassList classes, Map<String, LogColumn> columns) {
    long byKey = classes.keys().stream().filter(columns::containsKey).count();
    long byName = classes.names().stream().filter(columns::containsKey).count();
    return byKey > 0 && byKey >= byName ? classes.keys() : classes.names();
  }

  private static LogEncoding listed(
      ClassList classes, List<String> names, Map<String, LogColumn> columns) {
    Set<String> seen = new HashSet<>();
    for (int id = 0; id < names.size(); id++) {
      String name = names.get(id);
      if (!columns.containsKey(name)) {
        throw UserErrorException.input(
            "The log has a column per class, but no column '%s' for class %d of the class list."
                + " Add the column, or use the class list of this classifier.",
            name, id);
      }
      if (!seen.add(name)) {
        throw UserErrorException.input(
            "Two classes are named '%s', but a log with a column per class needs unique names."
                + " Give the class list unique keys (key, mid or wnid), and name the columns by"
                + " them.",
            name);
      }
      if (ScoreType.of(columns.get(name).type()).isEmpty()) {
        throw UserErrorException.input(
            "Column '%s' of class %d is %s; expected float or double. Cast the column.",
            name, id, columns.get(name).type().simpleString());
      }
    }
    return encoding(names.stream().map(columns::get).toList(), classes, List.of(), false);
  }

  /** A single float column is probably something else. */
  private Optional<LogEncoding> floats(Map<String, LogColumn> columns) {
    Set<String> others = new HashSet<>();
    Stream.of(config.labels(), config.sampleId(), config.weight())
        .flatMap(Optional::stream)
        .flatMap(name -> schema.find(name).stream())
        .forEach(column -> others.add(column.name()));
    Map<Boolean, List<LogColumn>> floats =
        columns.values().stream()
            .filter(column -> ScoreType.of(column.type()).isPresent())
            .filter(column -> !others.contains(column.name()))
            .collect(
                Collectors.partitioningBy(
                    column -> !ColumnNames.isNoClass(column.name(), columns.keySet())));
    List<LogColumn> classColumns = floats.get(true);
    return classColumns.size() < 2
        ? Optional.empty()
        : Optional.of(
            encoding(
                classColumns,
                ClassList.ofNames(classColumns.stream().map(LogColumn::name).toList()),
                floats.get(false),
                mayBeRanks(classColumns)));
  }

  /** Whether there are few columns, and their names differ only in a number at their end. */
  private static boolean mayBeRanks(List<LogColumn> columns) {
    return columns.size() <= MOST_RANKS
        && columns.stream().allMatch(column -> NUMBERED.matcher(column.name()).matches())
        && columns.stream()
                .map(column -> NUMBERED.matcher(column.name()).replaceFirst("$1"))
                .distinct()
                .count()
            == 1;
  }

  private static LogEncoding encoding(
      List<LogColumn> columns, ClassList classes, List<LogColumn> leftOut, boolean mayBeRanks) {
    List<ScoreType> types =
        columns.stream().map(column -> ScoreType.of(column.type()).orElseThrow()).toList();
    return new ClassColumns(columns, types, classes, leftOut, mayBeRanks);
  }
}
