package org.classblocks.spark.encoding;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.classblocks.spark.files.LogColumn;

/**
 * An encoding with all scores of a sample in one column, recognised by its type.
 *
 * @param types the types of such columns, for people
 * @param recogniser gives the encoding of a column, if it is such a column
 */
record ColumnEncoding(String types, Function<LogColumn, Optional<LogEncoding>> recogniser) {
  private static final List<ColumnEncoding> ALL =
      List.of(
          new ColumnEncoding("array<float>, array<double>", ScoreArrays::of),
          new ColumnEncoding("binary (packed float32)", PackedScores::of),
          new ColumnEncoding("vector", MllibVectors::of),
          new ColumnEncoding("map<int,float>", ScoreMap::of),
          new ColumnEncoding("array<struct<class:int,score:float>>", ScoreStructs::of));

  static Optional<LogEncoding> of(LogColumn column) {
    return ALL.stream().flatMap(encoding -> encoding.recogniser.apply(column).stream()).findFirst();
  }

  /** The types of all these encodings, for people. */
  static String allTypes() {
    return ALL.stream().map(ColumnEncoding::types).collect(Collectors.joining(", "));
  }
}
