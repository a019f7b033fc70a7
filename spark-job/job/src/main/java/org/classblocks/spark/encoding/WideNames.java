package org.classblocks.spark.encoding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.classblocks.similarity.ClassList;
import org.classblocks.spark.files.LogColumn;

/**
 * How a wide log names the columns of the classes of a class list: by key, by name or by id,
 * perhaps with the same text before or after each.
 *
 * @param names the expected name of the column of class c, at index c
 * @param columns the column of that name, where there is one
 */
record WideNames(List<String> names, List<Optional<LogColumn>> columns) {
  /** How many classes are looked up before a text around names is given up. */
  private static final int TRIED = 64;

  private static final Comparator<WideNames> MOST_FOUND =
      Comparator.comparingLong(WideNames::found);

  private static WideNames of(List<String> names, NamedColumns columns) {
    return new WideNames(names, columns.find(names));
  }

  long found() {
    return columns.stream().filter(Optional::isPresent).count();
  }

  boolean areComplete() {
    return found() == names.size();
  }

  private boolean areMost() {
    return found() >= Math.min(2, names.size()) && 2 * found() >= names.size();
  }

  /**
   * The names of which there are most; of several, keys rather than names rather than ids, and
   * those without text around them.
   */
  static Optional<WideNames> best(ClassList classes, List<LogColumn> all) {
    NamedColumns columns = new NamedColumns(all);
    List<String> ids = IntStream.range(0, classes.size()).mapToObj(Integer::toString).toList();
    List<List<String>> words =
        Stream.of(classes.keys(), classes.names(), ids).filter(list -> !list.isEmpty()).toList();
    List<WideNames> plain = new ArrayList<>();
    for (List<String> names : words) {
      WideNames wide = of(names, columns);
      if (names == ids ? wide.areMost() : wide.found() > 0) {
        plain.add(wide);
      }
    }
    Optional<WideNames> best = most(plain);
    return best.filter(names -> names.areComplete() || names.areMost()).isPresent()
        ? best
        : most(Stream.concat(plain.stream(), around(words, columns)).toList());
  }

  /** The first of those with the most columns. */
  private static Optional<WideNames> most(List<WideNames> all) {
    return all.stream().reduce((a, b) -> MOST_FOUND.compare(b, a) > 0 ? b : a);
  }

  private static Stream<WideNames> around(List<List<String>> words, NamedColumns columns) {
    return words.stream()
        .flatMap(
            names ->
                affixes(names, columns).stream()
                    .filter(affix -> names.size() > 1 || affix.rank() < Integer.MAX_VALUE)
                    .sorted(Comparator.comparingInt(ScoreAffix::rank))
                    .filter(affix -> of(affix.around(first(names)), columns).areMost())
                    .map(affix -> of(affix.around(names), columns)))
        .filter(WideNames::areMost);
  }

  private static List<String> first(List<String> names) {
    return names.subList(0, Math.min(TRIED, names.size()));
  }

  /** What stands around the names of the first two classes in names of columns. */
  private static Set<ScoreAffix> affixes(List<String> names, NamedColumns columns) {
    Set<ScoreAffix> affixes = new LinkedHashSet<>();
    for (String name : names.subList(0, Math.min(2, names.size()))) {
      String word = ColumnNames.lower(name.strip());
      for (String column : columns.names()) {
        int place = word.isEmpty() ? -1 : ColumnNames.lower(column).indexOf(word);
        while (place >= 0) {
          affixes.add(
              new ScoreAffix(column.substring(0, place), column.substring(place + word.length())));
          place = ColumnNames.lower(column).indexOf(word, place + 1);
        }
      }
    }
    affixes.remove(new ScoreAffix("", ""));
    return affixes;
  }

  /**
   * Columns by the names of their fields. Case and blanks around a name do not matter where that
   * leaves no doubt.
   */
  private static final class NamedColumns {
    private final Map<String, LogColumn> exact = new LinkedHashMap<>();
    private final Map<String, List<LogColumn>> relaxed = new HashMap<>();

    NamedColumns(List<LogColumn> columns) {
      for (LogColumn column : columns) {
        exact.put(column.field(), column);
        relaxed.computeIfAbsent(relaxed(column.field()), name -> new ArrayList<>()).add(column);
      }
    }

    private static String relaxed(String name) {
      return ColumnNames.lower(name.strip());
    }

    /** All names, in the log's order. */
    Set<String> names() {
      return exact.keySet();
    }

    /** The column of each name. */
    List<Optional<LogColumn>> find(List<String> names) {
      Set<String> distinct = new HashSet<>(names);
      Map<String, Integer> meanings = new HashMap<>();
      distinct.forEach(name -> meanings.merge(relaxed(name), 1, Integer::sum));
      return names.stream()
          .map(
              name -> {
                List<LogColumn> like = relaxed.getOrDefault(relaxed(name), List.of());
                return Optional.ofNullable(exact.get(name))
                    .or(
                        () ->
                            like.size() == 1 && meanings.get(relaxed(name)) == 1
                                ? Optional.of(like.get(0))
                                : Optional.empty());
              })
          .toList();
    }
  }
}
