package org.classblocks.report.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.classblocks.Text;
import org.classblocks.blocks.taxonomy.TaxonomyMatches;
import org.classblocks.report.text.PlainText;

/** The nodes of the taxonomy that classes belong to, level by level from the top down. */
final class TaxonomyLevels {
  /** The most levels, so that the list of columns stays short. */
  private static final int MOST_LEVELS = 4;

  /** The most nodes of a level, so that colours still tell some of them apart. */
  private static final int MOST_NODES = 300;

  private TaxonomyLevels() {}

  /** A column for each level; a class whose nodes end above a level keeps the last of them. */
  static List<ClassColumn> columns(TaxonomyMatches matches) {
    List<ClassColumn> columns = new ArrayList<>();
    int deepest = matches.paths().stream().mapToInt(List::size).max().orElse(0);
    for (int level = 1; level <= Math.min(deepest, MOST_LEVELS); level++) {
      Map<Integer, Integer> categories = new LinkedHashMap<>();
      int[] category = new int[matches.paths().size()];
      for (int id = 0; id < category.length; id++) {
        List<Integer> path = matches.paths().get(id);
        category[id] =
            path.isEmpty()
                ? -1
                : categories.computeIfAbsent(
                    path.get(Math.min(level, path.size()) - 1), node -> categories.size());
      }
      if (categories.size() > MOST_NODES) {
        break;
      }
      columns.add(
          ClassColumn.of(
              "taxonomy_" + level,
              level == 1 ? "Taxonomy" : Text.of("Taxonomy, level %d", level),
              categories.keySet().stream()
                  .map(node -> PlainText.of(matches.ofNodes().get(node).name()))
                  .toList(),
              id -> category[id]));
    }
    return columns;
  }
}
