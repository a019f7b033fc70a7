package org.classblocks.spark.encoding;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.classblocks.UserErrorException;
import org.classblocks.similarity.ClassList;
import org.classblocks.spark.files.LogColumn;
import org.classblocks.spark.files.LogSchema;
import org.classblocks.spark.intake.DenseIntake;
import org.classblocks.spark.intake.FloatingScores;
import org.classblocks.spark.intake.ListedIds;
import org.classblocks.spark.intake.ScoreIntake;
import org.classblocks.spark.intake.ScoreVectors;
import org.classblocks.spark.intake.SparseIntake;
import org.classblocks.spark.intake.TextIntake;
import org.classblocks.spark.text.JsonPath;
import org.classblocks.spark.text.LayoutFinder;
import org.classblocks.spark.text.ScoreText;
import org.classblocks.spark.text.TextLayout;
import org.classblocks.spark.text.TextScores;

/**
 * Scores in text: JSON, pairs of class and score, or numbers.
 *
 * @param column holds the text, as strings or as bytes in UTF-8
 * @param text where scores lie in it: as in vectors, until rows have been looked at
 */
record TextColumn(LogColumn column, ScoreText text) implements LogEncoding {
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{16,}={0,2}");
  private static final int EXAMPLE = 60;

  /** The encoding of a column of strings. */
  static Optional<LogEncoding> of(LogColumn column) {
    return column.type().equals(DataTypes.StringType)
        ? Optional.of(of(column, JsonPath.ROOT))
        : Optional.empty();
  }

  /** The encoding of a column of bytes, if the first rows are JSON with scores. */
  static Optional<LogEncoding> ofBytes(LogColumn column, List<byte[]> beginnings, FirstRows rows) {
    boolean mayBeJson =
        beginnings.stream()
            .map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip())
            .allMatch(text -> text.startsWith("{") || text.startsWith("["));
    if (!mayBeJson) {
      return Optional.empty();
    }
    TextColumn text = new TextColumn(column, new ScoreText(JsonPath.ROOT, TextLayout.VECTOR));
    return LayoutFinder.of(text.first(rows), JsonPath.ROOT).map(text::with);
  }

  private static LogEncoding of(LogColumn column, JsonPath path) {
    return new TextColumn(column, new ScoreText(path, TextLayout.VECTOR));
  }

  /** The encoding of a name with a path into JSON. */
  static Optional<LogEncoding> at(String name, LogSchema schema) {
    return JsonPlace.of(name, schema).map(place -> of(place.column(), place.path()));
  }

  @Override
  public List<LogColumn> columns() {
    return List.of(column);
  }

  @Override
  public String word() {
    return text.layout() == TextLayout.VECTOR ? "text of numbers" : "text of classes and scores";
  }

  @Override
  public ScoreIntake<?> intake(ClassList classes, double absentScore, FirstRows.Vectors first) {
    if (text.layout() == TextLayout.VECTOR) {
      ScoreVectors doubles = new ScoreVectors.Arrays(FloatingScores.DOUBLE);
      return new TextIntake<>(text, areBytes(column), new DenseIntake(classes.size(), doubles));
    }
    ListedIds names = ListedIds.of(DataTypes.StringType, classes).orElseThrow();
    return new TextIntake<>(
        text,
        areBytes(column),
        new SparseIntake(
            classes.size(), absentScore, new IdsAndValues(), names, FloatingScores.DOUBLE));
  }

  @Override
  public Optional<FirstRows.VectorSize> size() {
    if (text.layout() != TextLayout.VECTOR) {
      return Optional.empty();
    }
    ScoreText reader = text;
    UDF1<String, Integer> length =
        value -> vector(reader, value).map(found -> found.scores().size()).orElse(-1);
    UDF1<String, Boolean> descends =
        value -> vector(reader, value).filter(TextScores::descend).isPresent();
    Column scores = functions.udf(length, DataTypes.IntegerType).apply(value());
    return Optional.of(
        new FirstRows.VectorSize(
            scores, scores, functions.udf(descends, DataTypes.BooleanType).apply(value())));
  }

  private static Optional<TextScores> vector(ScoreText reader, String value) {
    return Optional.ofNullable(value).flatMap(reader::read).filter(reader::fits);
  }

  @Override
  public LogEncoding fitting(FirstRows rows, OptionalInt classCount) {
    List<String> first = first(rows);
    if (first.isEmpty()) {
      return this;
    }
    return LayoutFinder.of(first, text.path())
        .map(this::with)
        .orElseThrow(() -> unreadable(first.get(0)));
  }

  private LogEncoding with(TextLayout layout) {
    return new TextColumn(column, new ScoreText(text.path(), layout));
  }

  private List<String> first(FirstRows rows) {
    return rows.of(functions.length(functions.trim(value())).gt(0), value()).stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private Column value() {
    return column.column().cast(DataTypes.StringType);
  }

  private static boolean areBytes(LogColumn column) {
    return column.type().equals(DataTypes.BinaryType);
  }

  private UserErrorException unreadable(String example) {
    if (BASE64.matcher(example.strip()).matches()) {
      return UserErrorException.input(
          "Column '%s' is text that looks like bytes in base64. Write the bytes as binary.",
          column.name());
    }
    return UserErrorException.input(
        "Column '%s' is text without scores%s, such as '%s'; expected JSON, 'class:score' pairs or"
            + " numbers. Name the place of scores in JSON with a path, such as --scores"
            + " %1$s:predictions[0].",
        column.name(),
        text.path().equals(JsonPath.ROOT) ? "" : " at " + String.join(".", text.path().steps()),
        example.substring(0, Math.min(EXAMPLE, example.length())));
  }
}
