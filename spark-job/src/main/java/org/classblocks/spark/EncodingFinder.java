package org.classblocks.spark;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;
import org.classblocks.UserErrorException;
import org.classblocks.conf.InputConfig;
import org.classblocks.conf.NearestWord;
import org.classblocks.similarity.ClassList;

/** Recognises where a log holds its scores, from its columns and the configuration alone. */
final class EncodingFinder {
  /** The columns of other encodings than score vectors, where none are named. */
  private static final String IDS = "ids";

  private static final String VALUES = "values";
  private static final String CLASS = "class";
  private static final String SCORE = "score";
  private static final String SAMPLE_ID = "sample_id";

  /** What people may read of the types that a column of scores may have. */
  private static final String TYPES =
      "array<float>, array<double>, binary (packed float32), vector, map<int,float>,"
          + " array<struct<class:int,score:float>>, or float with one row per prediction";

  private final LogSchema schema;
  private final InputConfig config;
  private final Optional<ClassList> classes;

  /**
   * @param schema the columns of the log, of stored types
   * @param config which of them are named
   * @param classes the class list, if there is one
   */
  EncodingFinder(LogSchema schema, InputConfig config, Optional<ClassList> classes) {
    this.schema = schema;
    this.config = config;
    this.classes = classes;
  }

  /**
   * The encoding.
   *
   * @throws UserErrorException if there is none, with the columns there are
   */
  LogEncoding find() {
    if (config.ids().isPresent() || config.values().isPresent()) {
      return idsAndValues();
    }
    Optional<LogColumn> scores = schema.find(config.scores());
    if (scores.isPresent()) {
      return ofColumn(scores.get()).orElseThrow(() -> wrongType(scores.get(), TYPES, "--scores"));
    }
    if (!config.scores().equals(InputConfig.SCORES)) {
      throw noScores();
    }
    if (schema.find(IDS).isPresent() && schema.find(VALUES).isPresent()) {
      return idsAndValues();
    }
    Optional<LogColumn> score = schema.find(SCORE);
    if (score.isPresent() && schema.find(CLASS).isPresent()) {
      return ofColumn(score.get())
          .orElseThrow(() -> wrongType(score.get(), "float or double", "--scores"));
    }
    return new ClassColumnFinder(schema, config, classes).find().orElseThrow(this::noScores);
  }

  private LogEncoding idsAndValues() {
    LogColumn ids = schema.required(config.ids().orElse(IDS), "input.ids");
    LogColumn values = schema.required(config.values().orElse(VALUES), "input.values");
    DataType id =
        element(ids)
            .filter(ListedIds::canBe)
            .orElseThrow(() -> wrongType(ids, "class ids: array<int>", "input.ids"));
    ScoreType score =
        element(values)
            .flatMap(ScoreType::of)
            .orElseThrow(
                () -> wrongType(values, "scores: array<float> or array<double>", "input.values"));
    return new LogEncoding.Lists(
        "sparse arrays", List.of(ids, values), new IdsAndValues(), id, score);
  }

  private static Optional<DataType> element(LogColumn column) {
    return column.type() instanceof ArrayType array
        ? Optional.of(array.elementType())
        : Optional.empty();
  }

  private Optional<LogEncoding> ofColumn(LogColumn column) {
    Optional<LogEncoding> whole = ofWholeSample(column);
    return whole.isPresent()
        ? whole
        : ScoreType.of(column.type()).map(score -> rows(column, score));
  }

  /** The encoding of a column that holds all scores of a sample, if it does. */
  static Optional<LogEncoding> ofWholeSample(LogColumn column) {
    if (MllibVectors.areIn(column.type())) {
      return Optional.of(new LogEncoding.Mllib(column));
    }
    if (column.type() instanceof MapType map) {
      return ScoreType.of(map.valueType())
          .filter(score -> ListedIds.canBe(map.keyType()))
          .map(
              score ->
                  new LogEncoding.Lists(
                      "maps", List.of(column), new ScoreMap(), map.keyType(), score));
    }
    if (element(column).orElse(null) instanceof StructType pair) {
      return ofPairs(column, pair);
    }
    return ScoreEncoding.of(column.type())
        .map(encoding -> new LogEncoding.Vectors(column, encoding));
  }

  /** Of two fields, one must be a class and one a score, in any order. */
  private static Optional<LogEncoding> ofPairs(LogColumn column, StructType pair) {
    if (pair.size() != 2) {
      return Optional.empty();
    }
    int id = ListedIds.canBe(pair.fields()[0].dataType()) ? 0 : 1;
    DataType type = pair.fields()[id].dataType();
    return ScoreType.of(pair.fields()[1 - id].dataType())
        .filter(score -> ListedIds.canBe(type))
        .map(
            score ->
                new LogEncoding.Lists(
                    "lists of structs",
                    List.of(column),
                    new ScoreStructs(pair, id, 1 - id),
                    type,
                    score));
  }

  private LogEncoding rows(LogColumn scoreColumn, ScoreType score) {
    Optional<LogColumn> classColumn = schema.find(CLASS);
    Optional<LogColumn> sample = schema.find(config.sampleId().orElse(SAMPLE_ID));
    if (classColumn.isEmpty() || sample.isEmpty()) {
      throw UserErrorException.input(
          "Column '%s' is one number a row, and a log with one row per prediction has a column '%s'"
              + " too and one for the sample: '%s', or what input.sample-id names. Its columns are"
              + " %s. If scores are in another column, name it with --scores.",
          scoreColumn.name(), CLASS, config.sampleId().orElse(SAMPLE_ID), schema.text());
    }
    if (!ListedIds.canBe(classColumn.get().type())) {
      throw wrongType(classColumn.get(), "class ids or names: an integer or a string", null);
    }
    DataType sampleType = sample.get().type();
    if (!(sampleType instanceof IntegralType) && !sampleType.equals(DataTypes.StringType)) {
      throw wrongType(sample.get(), "names of samples: an integer or a string", "input.sample-id");
    }
    return new LogEncoding.Rows(classColumn.get(), scoreColumn, score, sample.get());
  }

  private static UserErrorException wrongType(LogColumn column, String expected, String key) {
    return UserErrorException.input(
        "Column '%s' is %s; expected %s.%s",
        column.name(),
        column.type().simpleString(),
        expected,
        key == null ? "" : " Name the column with " + key + ".");
  }

  private UserErrorException noScores() {
    List<LogColumn> columns = schema.columns();
    List<String> likely =
        columns.stream().filter(c -> ofWholeSample(c).isPresent()).map(LogColumn::name).toList();
    return UserErrorException.input(
        "The log has no column '%s' (input.scores), nor does it look like another encoding: columns"
            + " ids and values, columns sample_id, class and score, or a float column per class; its"
            + " columns are %s. Did you mean --scores %s?",
        config.scores(),
        schema.text(),
        NearestWord.to(
            config.scores(),
            likely.isEmpty() ? columns.stream().map(LogColumn::name).toList() : likely));
  }
}
