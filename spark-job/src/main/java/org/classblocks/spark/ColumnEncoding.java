package org.classblocks.spark;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;

/** Recognises columns that hold all scores of a sample by their types. */
final class ColumnEncoding {
  private ColumnEncoding() {}

  /** The encoding of a column, if it is such a column. */
  static Optional<LogEncoding> of(LogColumn column) {
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
    if (column.type() instanceof ArrayType array
        && array.elementType() instanceof StructType pair) {
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
}
