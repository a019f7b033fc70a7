package org.classblocks.spark;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.IntegralType;
import org.classblocks.UserErrorException;

/**
 * A look at the first rows of a log, before it is read: they tell how many classes there are, and
 * whether columns hold what their types promise.
 *
 * @param table the log
 * @param limit how many rows are looked at; several, so that a bad row in front does not speak for
 *     the log
 */
record FirstRows(Dataset<Row> table, int limit) {
  /** The score vectors that hold anything; none in encodings without vectors. */
  FirstVectors vectors(LogEncoding encoding) {
    Optional<LogEncoding.VectorSize> size = encoding.size();
    if (size.isEmpty()) {
      return FirstVectors.NONE;
    }
    Column classes = size.get().classes().cast("int");
    Column listed = size.get().listed().cast("int");
    List<Row> first =
        rows(classes.gt(0).and(listed.isNotNull()), classes, listed, size.get().descends());
    return new FirstVectors(
        first.stream().map(row -> row.getInt(0)).toList(),
        first.stream().mapToLong(row -> row.getInt(1)).sum(),
        first.stream().allMatch(row -> !row.isNullAt(2) && row.getBoolean(2)));
  }

  /**
   * Makes sure that packed scores are floats.
   *
   * @param classCount the number of classes, if there is a class list
   * @throws UserErrorException if they look like something else
   */
  void requirePackedFloats(LogEncoding encoding, OptionalInt classCount) {
    if (!(encoding instanceof LogEncoding.Vectors vectors)
        || vectors.encoding() != ScoreEncoding.PACKED_FLOATS) {
      return;
    }
    Column bytes = vectors.column().column();
    Column length = functions.octet_length(bytes);
    List<Row> first =
        rows(length.gt(0), length, functions.substring(bytes, 1, PackedContent.BEGINNING));
    new PackedContent(
            first.stream().map(row -> row.getInt(0)).toList(),
            first.stream().map(row -> (byte[]) row.get(1)).toList())
        .misfit(classCount)
        .ifPresent(
            misfit -> {
              throw UserErrorException.input(
                  "%s", PackedContent.text(vectors.column().name(), misfit));
            });
  }

  /**
   * Makes sure that arrays of labels are no vectors of 0 and 1, one number a class: as class ids
   * they would say that every sample has the labels 0 and 1. Some of their numbers repeat, or the
   * first one changes, which ids do not do.
   *
   * @throws UserErrorException if they are
   */
  void requireLabelSets(LogColumn labels, int classCount) {
    if (!(labels.type() instanceof ArrayType array)
        || !(array.elementType() instanceof IntegralType)) {
      return;
    }
    Column ids = labels.column();
    Column size = functions.size(ids);
    Column areZeroOrOne = functions.forall(ids, id -> id.isNull().or(id.isin(-1, 0, 1)));
    List<Row> first =
        rows(
            size.gt(0),
            size.equalTo(classCount).and(areZeroOrOne),
            functions.size(functions.array_distinct(ids)).lt(size),
            functions.element_at(ids, 1));
    boolean areVectors = !first.isEmpty() && first.stream().allMatch(row -> row.getBoolean(0));
    boolean areNoIds =
        first.stream().anyMatch(row -> row.getBoolean(1))
            || first.stream().map(row -> row.get(2)).distinct().count() > 1;
    if (areVectors && areNoIds) {
      throw UserErrorException.input(
          "Labels in column '%s' look like vectors of 0 and 1, a number for each of %d classes;"
              + " expected the ids or names of a sample's classes. Write the places of the ones,"
              + " with numpy for example np.flatnonzero(vector).",
          labels.name(), classCount);
    }
  }

  private List<Row> rows(Column condition, Column... columns) {
    try {
      return table.filter(condition).select(columns).takeAsList(limit);
    } catch (Exception unreadable) {
      throw ReadFailures.asUserError(unreadable);
    }
  }
}
