package org.classblocks.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.classblocks.UserErrorException;
import org.classblocks.conf.InputConfig;
import org.classblocks.conf.NearestWord;

/**
 * The columns of a log that the job reads, in the order in which {@link RowIntake} takes them.
 *
 * @param table all columns of the log
 * @param config which of them are read
 */
record LogColumns(Dataset<Row> table, InputConfig config) {
  /** The names by which a Parquet scan gives the place of a row. */
  private static final String SCANNED_FILE_PATH = "file_path";

  private static final String SCANNED_ROW_INDEX = "_tmp_metadata_row_index";

  /** The columns of a sparse log, where none are named. */
  private static final String IDS = "ids";

  private static final String VALUES = "values";

  /** Whether rows list the scores of some classes, in two columns. */
  boolean isSparse() {
    return config.ids().isPresent()
        || config.values().isPresent()
        || (!has(config.scores()) && has(IDS) && has(VALUES));
  }

  /** The columns of scores. */
  private List<String> scoreColumns() {
    return isSparse()
        ? List.of(config.ids().orElse(IDS), config.values().orElse(VALUES))
        : List.of(config.scores());
  }

  /** What takes the scores of so many classes. */
  ScoreIntake<?> scoreIntake(int classCount) {
    if (!isSparse()) {
      return new DenseIntake(classCount, scoreEncoding());
    }
    List<String> names = scoreColumns();
    DataType ids = typeOf(names.get(0), "input.ids");
    DataType values = typeOf(names.get(1), "input.values");
    return new SparseIntake(
        classCount,
        config.absentScore(),
        ListedIds.of(ids)
            .orElseThrow(() -> wrongType(names.get(0), ids, "class ids: array<int>", "input.ids")),
        ScoreEncoding.of(values)
            .filter(encoding -> encoding != ScoreEncoding.PACKED_FLOATS)
            .orElseThrow(
                () ->
                    wrongType(
                        names.get(1),
                        values,
                        "scores: array<float> or array<double>",
                        "input.values")));
  }

  private static UserErrorException wrongType(
      String name, DataType type, String expected, String key) {
    return UserErrorException.input(
        "Column '%s' is %s; expected %s. Name the column with %s.",
        name, type.catalogString(), expected, key);
  }

  /** How the score vectors are held. */
  private ScoreEncoding scoreEncoding() {
    DataType type = typeOf(config.scores(), "input.scores");
    return ScoreEncoding.of(type)
        .orElseThrow(
            () ->
                UserErrorException.input(
                    "Column '%s' is %s; expected %s. Name the column of score vectors with --scores.",
                    config.scores(), type.catalogString(), ScoreEncoding.TYPES));
  }

  /** How the labels are held, if there are any. */
  Optional<LabelEncoding> labelEncoding() {
    return config.labels().map(name -> labelEncoding(name, typeOf(name, "input.labels")));
  }

  private static LabelEncoding labelEncoding(String name, DataType type) {
    return LabelEncoding.of(type)
        .orElseThrow(
            () ->
                UserErrorException.input(
                    "Column '%s' is %s; expected labels: an integer, a string, or an array of"
                        + " either.",
                    name, type.catalogString()));
  }

  /** How the groups are held, if there are any. */
  Optional<GroupEncoding> groupEncoding() {
    return config
        .group()
        .map(
            name -> {
              DataType type = typeOf(name, "input.group");
              return GroupEncoding.of(type)
                  .orElseThrow(
                      () -> wrongType(name, type, "groups: " + GroupEncoding.TYPES, "input.group"));
            });
  }

  /** The type of the sample id, or null if there is none. */
  DataType sampleIdType() {
    return config.sampleId().map(name -> typeOf(name, "input.sample-id")).orElse(null);
  }

  private boolean has(String name) {
    try {
      return table.select(column(name)).schema().length() == 1;
    } catch (Exception missing) {
      if (missing instanceof AnalysisException) {
        return false;
      }
      throw ReadFailures.asUserError(missing);
    }
  }

  private DataType typeOf(String name, String key) {
    try {
      return table.select(column(name).as("one")).schema().fields()[0].dataType();
    } catch (Exception missing) {
      if (!(missing instanceof AnalysisException)) {
        throw ReadFailures.asUserError(missing);
      }
      List<String> columns = List.of(table.columns());
      throw UserErrorException.input(
              "The log has no column '%s' (%s); its columns are %s. Did you mean '%s'?",
              name, key, String.join(", ", columns), NearestWord.to(name, columns))
          .causedBy(missing);
    }
  }

  private Column column(String name) {
    return List.of(table.columns()).contains(name)
        ? functions.col("`" + name.replace("`", "``") + "`")
        : functions.col(name);
  }

  /**
   * The lengths of the first score vectors that hold anything, at most so many: several, so that a
   * bad row in front does not speak for the log.
   */
  List<Integer> firstLengths(int limit) {
    Column length = scoreEncoding().wholeScores(column(config.scores())).cast("int");
    try {
      return table.filter(length.gt(0)).select(length).takeAsList(limit).stream()
          .map(row -> row.getInt(0))
          .toList();
    } catch (Exception unreadable) {
      throw ReadFailures.asUserError(unreadable);
    }
  }

  /** The columns as the intake takes them. */
  Dataset<Row> projected() {
    List<Column> columns = new ArrayList<>();
    scoreColumns().forEach(name -> columns.add(column(name)));
    Column file = table.metadataColumn("_metadata");
    columns.add(file.getField("file_path"));
    columns.add(file.getField("row_index"));
    config.sampleId().ifPresent(name -> columns.add(column(name)));
    config.labels().ifPresent(name -> columns.add(column(name)));
    config.group().ifPresent(name -> columns.add(column(name)));
    return table.select(columns.toArray(Column[]::new));
  }

  /** The same columns, in the same order, as a Parquet scan calls them. */
  List<String> scanned() {
    List<String> names = new ArrayList<>(scoreColumns());
    names.add(SCANNED_FILE_PATH);
    names.add(SCANNED_ROW_INDEX);
    config.sampleId().ifPresent(names::add);
    config.labels().ifPresent(names::add);
    config.group().ifPresent(names::add);
    return names;
  }
}
