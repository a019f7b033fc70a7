package org.classblocks.spark.encoding;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.classblocks.similarity.ClassList;
import org.classblocks.spark.files.LogColumn;
import org.classblocks.spark.intake.ScoreType;

/**
 * The classes that the columns of a wide log name, without a class list.
 *
 * @param columns the column of class c at index c
 * @param classes the classes
 * @param mayBeRanks whether columns may hold the highest score, the second highest and so on
 */
record WideClasses(List<LogColumn> columns, ClassList classes, boolean mayBeRanks) {
  static final ScoreAffix NOTHING = new ScoreAffix("", "");

  private static final int MOST_RANKS = 100;
  private static final Pattern NUMBERED = Pattern.compile("(.*?)\\d+(\\D*)");

  /**
   * The classes of some columns, without the text around their names. Classes that are called 0 to
   * k - 1 come in this order.
   */
  static WideClasses of(List<LogColumn> columns, ScoreAffix affix) {
    List<String> names = columns.stream().map(column -> affix.within(column.field())).toList();
    TreeMap<String, LogColumn> byName = new TreeMap<>();
    for (int i = 0; i < names.size(); i++) {
      byName.put(names.get(i), columns.get(i));
    }
    List<String> ids = IntStream.range(0, names.size()).mapToObj(Integer::toString).toList();
    boolean areIds = byName.keySet().containsAll(ids);
    return new WideClasses(
        areIds ? ids.stream().map(byName::get).toList() : columns,
        ClassList.ofNames(areIds ? ids : names),
        mayBeRanks(columns));
  }

  /** Whether there are few columns, and their names differ only in a number. */
  private static boolean mayBeRanks(List<LogColumn> columns) {
    List<String> forms = new ArrayList<>();
    for (LogColumn column : columns) {
      Matcher numbered = NUMBERED.matcher(column.field());
      if (!numbered.matches()) {
        return false;
      }
      forms.add(numbered.group(1) + "#" + numbered.group(2));
    }
    return columns.size() <= MOST_RANKS && forms.stream().distinct().count() == 1;
  }

  LogEncoding encoding(List<LogColumn> leftOut) {
    List<ScoreType> types =
        columns.stream().map(column -> ScoreType.ofClass(column.type()).orElseThrow()).toList();
    return new ClassColumns(columns, types, classes, leftOut, mayBeRanks);
  }
}
