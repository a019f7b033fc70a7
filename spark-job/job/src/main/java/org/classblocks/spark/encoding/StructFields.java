package org.classblocks.spark.encoding;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.classblocks.UserErrorException;
import org.classblocks.spark.files.LogColumn;
import org.classblocks.spark.files.LogSchema;
import org.classblocks.spark.intake.ListedIds;
import org.classblocks.spark.intake.ScoreType;

/**
 * Which fields hold class and score, in a column of arrays of structs. Of two fields, one must be a
 * class and one a score, whatever their names. Of more, the class is told by its name, and the
 * score by its type or, if several have it, by its name.
 *
 * @param column the arrays
 * @param struct the type of an element
 * @param ids the fields that may name the class
 * @param scores the fields that may hold the score
 */
record StructFields(LogColumn column, StructType struct, List<Integer> ids, List<Integer> scores) {
  private static final Set<String> CLASSES =
      Set.of("class", "class_id", "id", "index", "label", "label_id", "name");

  /** The fields of a column, if it holds arrays of structs. */
  static Optional<StructFields> of(
      LogColumn column, Function<DataType, Optional<ScoreType>> types) {
    if (!(column.type() instanceof ArrayType array)
        || !(array.elementType() instanceof StructType struct)) {
      return Optional.empty();
    }
    List<Integer> ids =
        places(struct, field -> ListedIds.canBe(field.dataType()) && mayBeClass(struct, field));
    List<Integer> floats = places(struct, field -> ScoreType.of(field.dataType()).isPresent());
    List<Integer> named =
        places(
            struct,
            field ->
                types.apply(field.dataType()).isPresent()
                    && ColumnNames.rankOfScores(field.name()).isPresent());
    List<Integer> scores = floats.size() == 1 || named.isEmpty() ? floats : named;
    List<Integer> others = ids.stream().filter(i -> !scores.equals(List.of(i))).toList();
    return Optional.of(new StructFields(column, struct, others, scores));
  }

  private static boolean mayBeClass(StructType struct, StructField field) {
    return struct.size() == 2 || CLASSES.contains(ColumnNames.lower(field.name()));
  }

  private static List<Integer> places(StructType struct, Predicate<StructField> condition) {
    return IntStream.range(0, struct.size())
        .filter(i -> condition.test(struct.fields()[i]))
        .boxed()
        .toList();
  }

  /** The fields around one that is named as the score, if others may name its class. */
  static Optional<StructFields> withScore(LogColumn score, LogSchema schema) {
    return schema
        .around(score)
        .flatMap(column -> of(column, ScoreType::ofNamed))
        .map(
            fields ->
                new StructFields(
                    fields.column,
                    fields.struct,
                    fields.ids,
                    List.of(fields.struct.fieldIndex(score.field()))))
        .filter(fields -> !fields.ids.isEmpty());
  }

  /** Two fields of the same structs, if they are such. */
  static Optional<StructFields> with(LogColumn id, LogColumn score, LogSchema schema) {
    Optional<LogColumn> around = schema.around(id);
    return around.equals(schema.around(score))
        ? around
            .flatMap(column -> of(column, ScoreType::ofNamed))
            .map(
                fields ->
                    new StructFields(
                        fields.column,
                        fields.struct,
                        List.of(fields.struct.fieldIndex(id.field())),
                        List.of(fields.struct.fieldIndex(score.field()))))
        : Optional.empty();
  }

  /** The encoding, if the fields leave no choice and have fitting types. */
  Optional<LogEncoding> encoding() {
    if (ids.size() != 1 || scores.size() != 1) {
      return Optional.empty();
    }
    StructField id = struct.fields()[ids.get(0)];
    return ScoreType.ofNamed(struct.fields()[scores.get(0)].dataType())
        .filter(score -> ListedIds.canBe(id.dataType()))
        .map(
            score ->
                new LogEncoding.Lists(
                    "lists of structs",
                    List.of(column),
                    new ScoreStructs(struct, ids.get(0), scores.get(0)),
                    id.dataType(),
                    score));
  }

  /**
   * The encoding, if the fields have fitting types.
   *
   * @throws UserErrorException if they leave a choice
   */
  Optional<LogEncoding> chosen() {
    if (ids.isEmpty() || scores.isEmpty() || (ids.size() == 1 && scores.size() == 1)) {
      return encoding();
    }
    throw UserErrorException.input(
        "The structs in column '%s' leave a choice: the class may be %s, the score %s. Name both,"
            + " for example with --set input.ids=%s --set input.values=%s.",
        column.name(), names(ids), names(scores), name(ids.get(0)), name(scores.get(0)));
  }

  private String names(List<Integer> fields) {
    return fields.stream().map(i -> "'" + name(i) + "'").collect(Collectors.joining(" or "));
  }

  private String name(int field) {
    return column.name() + "." + struct.fieldNames()[field];
  }
}
