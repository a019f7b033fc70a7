package org.classblocks.spark.encoding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.classblocks.spark.files.LogColumn;
import org.classblocks.spark.files.LogSchema;
import org.classblocks.spark.intake.ListedIds;
import org.classblocks.spark.intake.ScoreType;

/**
 * The highest classes of a sample and their scores in numbered columns, such as index_0, index_1,
 * prob_0 and prob_1.
 *
 * @param ids the columns of classes, as an array
 * @param scores those of scores, as an array
 */
record RankedColumns(LogColumn ids, LogColumn scores) {
  private static final int FEWEST = 2;
  private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d+)(\\D*)");
  private static final Pattern OF_CLASSES =
      Pattern.compile("(?i)(.*[^a-z])?(index|idx|class|label|id|name)(e?s)?([^a-z].*)?");

  /**
   * Columns whose names differ in a number alone.
   *
   * @param form the name with # in place of the number
   * @param type the type of all
   */
  private record Form(String form, DataType type) {
    private boolean isOfClasses() {
      return ListedIds.canBe(type) && OF_CLASSES.matcher(form).matches();
    }

    private boolean isOfScores() {
      return ScoreType.ofNamed(type).isPresent() && rank() < Integer.MAX_VALUE;
    }

    private int rank() {
      Optional<ScoreAffix> affix = ScoreAffix.of(form);
      return affix.map(ScoreAffix::rank).orElse(Integer.MAX_VALUE);
    }
  }

  /** The columns of a log, if there is a class for each score by name and type. */
  static Optional<RankedColumns> of(LogSchema schema) {
    Map<Form, SortedMap<Integer, LogColumn>> forms = new LinkedHashMap<>();
    for (LogColumn column : schema.columns()) {
      Matcher numbered = NUMBERED.matcher(column.field());
      if (numbered.matches() && numbered.group(2).length() < 4) {
        Form form = new Form(numbered.group(1) + "#" + numbered.group(3), column.type());
        forms
            .computeIfAbsent(form, key -> new TreeMap<>())
            .put(Integer.valueOf(numbered.group(2)), column);
      }
    }
    return best(forms, Form::isOfScores, Comparator.comparingInt(Form::rank))
        .flatMap(
            scores ->
                best(
                        forms,
                        form ->
                            form.isOfClasses()
                                && forms.get(form).keySet().equals(forms.get(scores).keySet()),
                        Comparator.comparing(form -> form.type().equals(DataTypes.StringType)))
                    .map(
                        ids -> new RankedColumns(array(forms.get(ids)), array(forms.get(scores)))));
  }

  private static Optional<Form> best(
      Map<Form, SortedMap<Integer, LogColumn>> forms,
      Predicate<Form> condition,
      Comparator<Form> order) {
    return forms.keySet().stream()
        .filter(form -> forms.get(form).size() >= FEWEST)
        .filter(condition)
        .min(order);
  }

  private static LogColumn array(SortedMap<Integer, LogColumn> columns) {
    return LogColumn.arrayOf(new ArrayList<>(columns.values()));
  }

  LogEncoding encoding() {
    LogColumn id = ids.elements().get(0);
    return IdsAndValues.of(
        ids, scores, id.type(), ScoreType.ofNamed(scores.elements().get(0).type()).orElseThrow());
  }
}
