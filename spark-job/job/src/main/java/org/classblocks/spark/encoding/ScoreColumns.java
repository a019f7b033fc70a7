package org.classblocks.spark.encoding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataTypes;
import org.classblocks.Text;
import org.classblocks.conf.InputConfig;
import org.classblocks.spark.files.LogColumn;
import org.classblocks.spark.files.LogSchema;

/**
 * The columns that may hold all scores of a sample, judged by their types and names.
 *
 * @param schema the columns of the log, of stored types
 * @param config which of them have another use
 */
public record ScoreColumns(LogSchema schema, InputConfig config) {

  /** Those with a usual name of scores, the best first. */
  List<LogColumn> named() {
    return byName(ofFittingType());
  }

  /** Those of text with such a name. */
  List<LogColumn> namedTexts() {
    return byName(unused().filter(column -> column.type().equals(DataTypes.StringType)));
  }

  private static List<LogColumn> byName(Stream<LogColumn> columns) {
    return columns
        .filter(column -> ColumnNames.rankOfScores(column.name()).isPresent())
        .sorted(
            Comparator.comparingInt(column -> ColumnNames.rankOfScores(column.name()).getAsInt()))
        .toList();
  }

  /** Those that a message may point at: not the inputs of the model, and not labels. */
  List<LogColumn> likely() {
    return ofFittingType()
        .filter(column -> !ColumnNames.isOfInputs(column.name()))
        .filter(column -> !ColumnNames.isOfLabels(column.name()))
        .toList();
  }

  private Stream<LogColumn> ofFittingType() {
    return unused().filter(column -> ColumnEncoding.of(column).isPresent());
  }

  private Stream<LogColumn> unused() {
    Set<List<String>> used = used();
    return schema.columns().stream().filter(column -> !used.contains(column.path()));
  }

  private Set<List<String>> used() {
    Set<List<String>> used = new HashSet<>();
    Stream.of(
            config.labels(), config.features(), config.group(), config.weight(), config.sampleId())
        .flatMap(Optional::stream)
        .flatMap(name -> schema.find(name).stream())
        .forEach(column -> used.add(column.path()));
    return used;
  }

  /**
   * Notes on the choice of the column, a line each.
   *
   * @param encoding how scores are read
   */
  public List<String> notes(LogEncoding encoding) {
    LogColumn scores = encoding.columns().get(encoding.columns().size() - 1);
    List<String> notes = new ArrayList<>();
    boolean isChosen =
        config.scores().equals(InputConfig.SCORES)
            && named().stream().anyMatch(column -> column.path().equals(scores.path()));
    List<LogColumn> others =
        named().stream().filter(column -> !column.path().equals(scores.path())).toList();
    if (isChosen && !others.isEmpty()) {
      notes.add(
          Text.of(
              "Scores are read from column '%s'. %s instead.",
              scores.name(),
              others.stream()
                  .map(column -> "--scores " + column.name())
                  .collect(Collectors.joining(" or ", "Use ", ""))));
    }
    if (isNamed(scores) && ColumnNames.isOfInputs(scores.name())) {
      notes.add(
          Text.of(
              "Column '%s' is read as scores, as --scores asks, although its name is that of a"
                  + " model's inputs.",
              scores.name()));
    }
    return notes;
  }

  private boolean isNamed(LogColumn scores) {
    return schema
        .find(config.scores())
        .filter(column -> column.path().equals(scores.path()))
        .isPresent();
  }
}
