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
import org.apache.spark.sql.types.StructType;
import org.classblocks.Text;
import org.classblocks.conf.InputConfig;
import org.classblocks.spark.files.LogColumn;
import org.classblocks.spark.files.LogSchema;
import org.classblocks.spark.intake.ScoreType;

/**
 * The columns that may hold all scores of a sample, judged by their types and names.
 *
 * @param schema the columns of the log, of stored types
 * @param config which of them have another use
 */
public record ScoreColumns(LogSchema schema, InputConfig config) {

  /** Those with a usual name of scores, the best first. */
  List<LogColumn> named() {
    return byName(unused().filter(c -> ColumnEncoding.ofNamed(c).isPresent() || isWide(c)));
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
    return unused().flatMap(ScoreColumns::andFields).filter(ScoreColumns::isLikely).toList();
  }

  /** A column, or the fields of a struct that is none of MLlib's vectors. */
  static Stream<LogColumn> andFields(LogColumn column) {
    return column.type() instanceof StructType struct && ColumnEncoding.of(column).isEmpty()
        ? new LogSchema(struct).columns().stream().map(column::inside)
        : Stream.of(column);
  }

  static boolean isLikely(LogColumn column) {
    return ColumnEncoding.of(column).isPresent()
        && column.path().stream().noneMatch(ColumnNames::isOfInputs)
        && !ColumnNames.isOfLabels(column.field());
  }

  /** Whether a column holds structs with several scores. */
  private static boolean isWide(LogColumn column) {
    return column.type() instanceof StructType
        && andFields(column).filter(f -> ScoreType.ofNamed(f.type()).isPresent()).count() > 1;
  }

  private Stream<LogColumn> unused() {
    Set<List<String>> used = used();
    return schema.columns().stream().filter(column -> !used.contains(column.path()));
  }

  /** The paths of the columns with another use. */
  Set<List<String>> used() {
    Set<List<String>> used = new HashSet<>();
    Stream.concat(
            Stream.of(
                    config.labels(),
                    config.features(),
                    config.group(),
                    config.cluster(),
                    config.weight(),
                    config.sampleId())
                .flatMap(Optional::stream),
            config.attributes().stream())
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
              "Scores are read from column '%s'. To read another, use %s.",
              scores.name(),
              others.stream()
                  .map(column -> "--scores " + column.name())
                  .collect(Collectors.joining(" or "))));
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
