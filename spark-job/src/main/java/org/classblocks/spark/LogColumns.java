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

  /** How the score vectors are held. */
  ScoreEncoding scoreEncoding() {
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

  /** The type of the sample id, or null if there is none. */
  DataType sampleIdType() {
    return config.sampleId().map(name -> typeOf(name, "input.sample-id")).orElse(null);
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
    columns.add(column(config.scores()));
    Column file = table.metadataColumn("_metadata");
    columns.add(file.getField("file_path"));
    columns.add(file.getField("row_index"));
    config.sampleId().ifPresent(name -> columns.add(column(name)));
    config.labels().ifPresent(name -> columns.add(column(name)));
    return table.select(columns.toArray(Column[]::new));
  }

  /** The same columns, in the same order, as a Parquet scan calls them. */
  List<String> scanned() {
    List<String> names =
        new ArrayList<>(List.of(config.scores(), SCANNED_FILE_PATH, SCANNED_ROW_INDEX));
    config.sampleId().ifPresent(names::add);
    config.labels().ifPresent(names::add);
    return names;
  }
}
