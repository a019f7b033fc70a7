package org.classblocks.spark.encoding;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.DataType;
import org.classblocks.spark.files.LogColumn;
import org.classblocks.spark.intake.ScoreType;

/**
 * An encoding with all scores of a sample in one column, recognised by its type.
 *
 * @param types the types of such columns, for people
 * @param recogniser gives the encoding of a column, if it is such a column
 */
record ColumnEncoding(String types, Recogniser recogniser) {
  /** Gives the encoding of a column, if its scores have one of some types. */
  private interface Recogniser {
    Optional<LogEncoding> of(LogColumn column, Function<DataType, Optional<ScoreType>> types);
  }

  private static final List<ColumnEncoding> ALL =
      List.of(
          new ColumnEncoding("array<float>, array<double>", ScoreArrays::of),
          new ColumnEncoding("array<array<float>> of one row", SqueezedArrays::of),
          new ColumnEncoding("binary (packed float32)", (column, types) -> PackedScores.of(column)),
          new ColumnEncoding("vector", (column, types) -> MllibVectors.of(column)),
          new ColumnEncoding("map<int,float>", ScoreMap::of),
          new ColumnEncoding(
              "array<struct<class:int,score:float>>",
              (column, types) -> StructFields.of(column, types).flatMap(StructFields::encoding)));

  /** The encoding of a column whose type alone says that it holds scores. */
  static Optional<LogEncoding> of(LogColumn column) {
    return of(column, ScoreType::of);
  }

  /** The encoding of a column whose name says that it holds scores. */
  static Optional<LogEncoding> ofNamed(LogColumn column) {
    return of(column, ScoreType::ofNamed);
  }

  private static Optional<LogEncoding> of(
      LogColumn column, Function<DataType, Optional<ScoreType>> types) {
    return ALL.stream()
        .flatMap(encoding -> encoding.recogniser.of(column, types).stream())
        .findFirst();
  }

  /** The types of all these encodings, for people. */
  static String allTypes() {
    return ALL.stream().map(ColumnEncoding::types).collect(Collectors.joining(", "));
  }
}
