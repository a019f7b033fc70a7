package org.classblocks.report.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.classblocks.report.model.ClassTrack;
import org.classblocks.report.text.PlainText;

/** The user's tracks as columns. */
final class GivenColumns {
  /** The most categories that keep their names. */
  private static final int MOST_CATEGORIES = 200;

  private static final String OTHER = "other";

  private GivenColumns() {}

  static List<ClassColumn> of(List<ClassTrack> tracks) {
    return IntStream.range(0, tracks.size())
        .mapToObj(index -> column("track_" + (index + 1), tracks.get(index)))
        .toList();
  }

  /** Numbers if there is no other text. */
  private static ClassColumn column(String name, ClassTrack track) {
    List<String> cells = track.cells();
    String title = PlainText.className(track.title());
    boolean areNumbers =
        cells.stream().allMatch(cell -> cell.isEmpty() || number(cell).isPresent());
    return areNumbers
        ? ClassColumn.of(name, title, id -> number(cells.get(id)).orElse(Double.NaN))
        : categories(name, title, cells);
  }

  /** A number as a program writes it; empty for other text and for what is not finite. */
  private static OptionalDouble number(String cell) {
    if (cell.isEmpty() || !cell.matches("[-+]?[0-9.][0-9.]*(?:[eE][-+]?[0-9]{1,3})?")) {
      return OptionalDouble.empty();
    }
    try {
      double number = Double.parseDouble(cell);
      return Float.isFinite((float) number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    } catch (NumberFormatException other) {
      return OptionalDouble.empty();
    }
  }

  /** The most frequent categories, of equally frequent ones the first; the rest is one. */
  private static ClassColumn categories(String name, String title, List<String> cells) {
    Map<String, Integer> counts = new HashMap<>();
    cells.stream()
        .filter(cell -> !cell.isEmpty())
        .forEach(cell -> counts.merge(cell, 1, Integer::sum));
    List<String> ranked =
        counts.keySet().stream()
            .sorted(
                Comparator.comparingInt((String cell) -> -counts.get(cell))
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    List<String> kept = ranked.subList(0, Math.min(MOST_CATEGORIES, ranked.size()));
    Map<String, Integer> indices = new HashMap<>();
    kept.forEach(cell -> indices.put(cell, indices.size()));
    List<String> names = new ArrayList<>(kept.stream().map(PlainText::className).toList());
    if (kept.size() < ranked.size()) {
      names.add(OTHER);
    }
    return ClassColumn.of(
        name,
        title,
        List.copyOf(names),
        id -> cells.get(id).isEmpty() ? -1 : indices.getOrDefault(cells.get(id), kept.size()));
  }
}
