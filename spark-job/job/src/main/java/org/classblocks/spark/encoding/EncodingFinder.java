package org.classblocks.spark.encoding;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.IntegralType;
import org.classblocks.Text;
import org.classblocks.UserErrorException;
import org.classblocks.conf.InputConfig;
import org.classblocks.conf.NearestWord;
import org.classblocks.similarity.ClassList;
import org.classblocks.spark.files.LogColumn;
import org.classblocks.spark.files.LogSchema;
import org.classblocks.spark.intake.ListedIds;
import org.classblocks.spark.intake.ScoreType;

/**
 * Finds where a log holds its scores, from its columns and the configuration.
 *
 * @param schema the columns of the log, of stored types
 * @param config names some of them
 * @param classes the class list, if there is one
 */
public record EncodingFinder(LogSchema schema, InputConfig config, Optional<ClassList> classes) {
  /** The default columns of other encodings. */
  private static final String IDS = "ids";

  private static final String VALUES = "values";
  private static final String CLASS = "class";
  private static final String SCORE = "score";
  private static final String SAMPLE_ID = "sample_id";

  /**
   * The encoding. Scores are lists of some classes if another column seems to name these.
   *
   * @param rows the first rows of the log
   * @throws UserErrorException listing the columns if no encoding fits
   */
  public LogEncoding find(FirstRows rows) {
    ListsBeside lists = new ListsBeside(rows, classes);
    boolean isNamed = config.ids().isPresent() || schema.find(config.scores()).isPresent();
    Optional<LogEncoding> ranked =
        (isNamed ? Optional.<RankedColumns>empty() : RankedColumns.of(schema))
            .filter(columns -> lists.areLists(columns.ids(), columns.scores()))
            .map(RankedColumns::encoding);
    return ranked.orElseGet(() -> orLists(find(), lists));
  }

  private LogEncoding orLists(LogEncoding found, ListsBeside lists) {
    return found.columns().size() == 1 && config.ids().isEmpty()
        ? lists.of(found.columns().get(0), schema, scoreColumns().used()).orElse(found)
        : found;
  }

  /**
   * The encoding that names and types tell.
   *
   * @throws UserErrorException listing the columns if no encoding fits
   */
  public LogEncoding find() {
    if (config.ids().isPresent() || config.values().isPresent()) {
      return idsAndValues();
    }
    schema.requireReadable(config.scores(), "input.scores");
    Optional<LogColumn> scores = schema.find(config.scores());
    if (scores.isPresent()) {
      return ofColumn(scores.get()).orElseThrow(() -> wrongType(scores.get(), types(), "--scores"));
    }
    if (!config.scores().equals(InputConfig.SCORES)) {
      return TextColumn.at(config.scores(), schema).orElseThrow(this::noScores);
    }
    if (schema.find(IDS).isPresent() && schema.find(VALUES).isPresent()) {
      return idsAndValues();
    }
    Optional<LogColumn> score = schema.find(SCORE);
    if (score.isPresent() && schema.find(CLASS).isPresent()) {
      return ofColumn(score.get())
          .orElseThrow(() -> wrongType(score.get(), "float or double", "--scores"));
    }
    return classColumns()
        .find()
        .or(() -> scoreColumns().named().stream().findFirst().flatMap(this::ofVectors))
        .or(() -> scoreColumns().namedTexts().stream().findFirst().flatMap(TextColumn::of))
        .orElseThrow(this::noScores);
  }

  private ClassColumnFinder classColumns() {
    return new ClassColumnFinder(schema, config, classes);
  }

  private ScoreColumns scoreColumns() {
    return new ScoreColumns(schema, config);
  }

  /** The encoding of two arrays, or of two columns in a log with a row per prediction. */
  private LogEncoding idsAndValues() {
    LogColumn ids = schema.required(config.ids().orElse(IDS), "input.ids");
    boolean isRow = ListedIds.canBe(ids.type());
    LogColumn values =
        schema.required(config.values().orElse(isRow ? rowScore() : VALUES), "input.values");
    Optional<LogEncoding> structs =
        StructFields.with(ids, values, schema).flatMap(StructFields::encoding);
    if (structs.isPresent()) {
      return structs.get();
    }
    DataType id = isRow ? ids.type() : element(ids);
    if (!ListedIds.canBe(id)) {
      throw wrongType(ids, "class ids: array<int>", "input.ids");
    }
    ScoreType score =
        ScoreType.ofNamed(isRow ? values.type() : element(values))
            .orElseThrow(
                () ->
                    wrongType(
                        values,
                        isRow
                            ? "a score: float or double"
                            : "scores: array<float> or array<double>",
                        "input.values"));
    return isRow ? rows(ids, values, score) : IdsAndValues.of(ids, values, id, score);
  }

  private String rowScore() {
    return config.scores().equals(InputConfig.SCORES) ? SCORE : config.scores();
  }

  private static DataType element(LogColumn column) {
    return column.type() instanceof ArrayType array ? array.elementType() : DataTypes.NullType;
  }

  /** The encoding of a column with all scores of a sample. */
  private Optional<LogEncoding> ofVectors(LogColumn column) {
    return StructFields.of(column, ScoreType::ofNamed)
        .or(() -> StructFields.withScore(column, schema))
        .map(StructFields::chosen)
        .orElseGet(
            () ->
                ColumnEncoding.ofNamed(column)
                    .or(() -> ofIntegers(column))
                    .or(() -> classColumns().inside(column)));
  }

  /** The class list then says whether there is a score for every class. */
  private Optional<LogEncoding> ofIntegers(LogColumn column) {
    return classes.flatMap(list -> ScoreArrays.of(column, ScoreType::ofVector));
  }

  private Optional<LogEncoding> ofColumn(LogColumn column) {
    Optional<LogEncoding> ofSample = ofVectors(column).or(() -> TextColumn.of(column));
    return ofSample.isPresent()
        ? ofSample
        : ScoreType.ofNamed(column.type())
            .map(
                score -> {
                  LogColumn id = schema.find(CLASS).orElseThrow(() -> noRows(column, CLASS));
                  return rows(id, column, score);
                });
  }

  private LogEncoding rows(LogColumn id, LogColumn scoreColumn, ScoreType score) {
    String name = config.sampleId().orElse(SAMPLE_ID);
    LogColumn sample = schema.find(name).orElseThrow(() -> noRows(scoreColumn, name));
    if (!ListedIds.canBe(id.type())) {
      throw wrongType(id, "class ids or names: an integer or a string", "input.ids");
    }
    if (!(sample.type() instanceof IntegralType) && !sample.type().equals(DataTypes.StringType)) {
      throw wrongType(sample, "names of samples: an integer or a string", "input.sample-id");
    }
    return new PredictionRows(id, scoreColumn, score, sample);
  }

  private UserErrorException noRows(LogColumn score, String missing) {
    return UserErrorException.input(
        "Column '%s' holds one score per row, but there is no column '%s': expected one for the"
            + " class ('class', or what input.ids names) and one for the sample ('sample_id',"
            + " or what input.sample-id names), found %s. Name these columns with the keys, or"
            + " name another column of scores with --scores.",
        score.name(), missing, schema.text());
  }

  /** The types of columns of scores, for people. */
  private static String types() {
    return ColumnEncoding.allTypes()
        + ", string (JSON or text), or float with one row per prediction";
  }

  private static UserErrorException wrongType(LogColumn column, String expected, String key) {
    return UserErrorException.input(
        "Column '%s' is %s; expected %s. Name another column with %s.",
        column.name(), column.type().simpleString(), expected, key);
  }

  private UserErrorException noScores() {
    return UserErrorException.input(
        "The log has no column '%s' (input.scores), nor does it look like another encoding: columns"
            + " ids and values, columns sample_id, class and score, or a float column per class;"
            + " its columns are %s. %s",
        config.scores(),
        schema.text(),
        hint(scoreColumns().likely().stream().map(LogColumn::name).toList()));
  }

  private String hint(List<String> likely) {
    List<LogColumn> floats =
        schema.columns().stream().filter(c -> ScoreType.of(c.type()).isPresent()).toList();
    if (likely.isEmpty() && classes.isPresent() && floats.size() > 1) {
      return Text.of(
          "Give the class list a column 'key' with the names of the columns, if columns such as"
              + " '%s' are classes.",
          floats.get(0).name());
    }
    if (likely.isEmpty()) {
      return "Name the column of scores with --scores.";
    }
    String nearest = NearestWord.to(config.scores(), likely);
    return "Use --scores "
        + nearest
        + listedBeside(nearest)
            .map(
                ids ->
                    Text.of(
                        ", or, if '%s' has the classes of these scores, --set input.ids=%<s"
                            + " --set input.values=%s",
                        ids.name(), nearest))
            .orElse("")
        + ".";
  }

  private Optional<LogColumn> listedBeside(String scores) {
    return schema
        .find(scores)
        .filter(column -> column.type() instanceof ArrayType)
        .flatMap(column -> ListedIds.arraysIn(schema).stream().findFirst());
  }
}
