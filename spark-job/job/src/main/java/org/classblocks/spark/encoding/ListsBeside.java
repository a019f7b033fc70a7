package org.classblocks.spark.encoding;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.classblocks.similarity.ClassList;
import org.classblocks.spark.files.LogColumn;
import org.classblocks.spark.files.LogSchema;
import org.classblocks.spark.intake.ListedIds;
import org.classblocks.spark.intake.ScoreType;

/**
 * Tells whether arrays of scores are lists whose classes another array names, by looking at rows:
 * each then has as many different classes as scores, and not the same ones in every row.
 *
 * @param rows the first rows of the log
 * @param classes the class list, if there is one
 */
record ListsBeside(FirstRows rows, Optional<ClassList> classes) {
  /** How many classes of a row are looked at. */
  private static final int MOST = 1000;

  /** The usual names of such arrays, the first name first. */
  private static final List<String> NAMES =
      List.of(
          "ids", "index", "indices", "classes", "class_ids", "label_ids", "labels", "displaynames");

  /**
   * The lists that a column of scores belongs to, if there are some.
   *
   * @param scores arrays with a usual name of scores
   * @param used the columns that have another use
   */
  Optional<LogEncoding> of(LogColumn scores, LogSchema schema, Set<List<String>> used) {
    if (!(scores.type() instanceof ArrayType array)
        || ColumnNames.rankOfScores(scores.field()).isEmpty()) {
      return Optional.empty();
    }
    Optional<ScoreType> type = ScoreType.ofNamed(array.elementType());
    String around = scores.name().substring(0, scores.name().length() - scores.field().length());
    return NAMES.stream()
        .flatMap(name -> schema.find(around + name).stream())
        .filter(ids -> !used.contains(ids.path()))
        .filter(ids -> ids.type() instanceof ArrayType list && ListedIds.canBe(list.elementType()))
        .filter(ids -> type.isPresent() && areLists(ids, scores))
        .findFirst()
        .map(
            ids ->
                IdsAndValues.of(ids, scores, ((ArrayType) ids.type()).elementType(), type.get()));
  }

  /** Whether one array names the classes of the scores in another. */
  boolean areLists(LogColumn ids, LogColumn scores) {
    List<InternalRow> first = rows.filled(ids, scores);
    DataType id = ((ArrayType) ids.type()).elementType();
    List<List<String>> lists = first.stream().map(row -> texts(row.getArray(0), id)).toList();
    boolean fit =
        first.stream().allMatch(ListsBeside::areOfOneLength)
            && lists.stream().allMatch(list -> new HashSet<>(list).size() == list.size());
    return !lists.isEmpty() && fit && !areHeadings(lists) && areKnown(ids.type(), lists);
  }

  private static boolean areOfOneLength(InternalRow row) {
    return !row.isNullAt(1) && row.getArray(0).numElements() == row.getArray(1).numElements();
  }

  private static List<String> texts(ArrayData ids, DataType type) {
    return IntStream.range(0, Math.min(MOST, ids.numElements()))
        .mapToObj(i -> ids.isNullAt(i) ? null : ids.get(i, type).toString())
        .toList();
  }

  /**
   * Whether all rows list the same classes in an order that vectors may have: with a class list its
   * own, without one any.
   */
  private boolean areHeadings(List<List<String>> lists) {
    List<String> one = lists.get(0);
    List<String> ids = IntStream.range(0, one.size()).mapToObj(Integer::toString).toList();
    return lists.stream().distinct().count() == 1
        && (classes.isEmpty()
            || one.equals(ids)
            || one.equals(first(classes.get().names()))
            || one.equals(first(classes.get().keys())));
  }

  private static List<String> first(List<String> names) {
    return names.subList(0, Math.min(MOST, names.size()));
  }

  /** Whether names of classes are, in most rows. */
  private boolean areKnown(DataType ids, List<List<String>> lists) {
    if (classes.isEmpty() || !((ArrayType) ids).elementType().equals(DataTypes.StringType)) {
      return true;
    }
    Set<String> names = classes.get().idsByName().keySet();
    return 2 * lists.stream().filter(list -> names.contains(list.get(0))).count() >= lists.size();
  }
}
