package org.classblocks.spark.encoding;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Recognises columns without scores by their usual names. */
public final class ColumnNames {
  private static final Set<String> LABELS =
      Set.of(
          "label",
          "labels",
          "target",
          "targets",
          "y",
          "y_true",
          "class",
          "class_id",
          "classes",
          "ground_truth",
          "gt",
          "true_label",
          "true_labels",
          "actual");

  /** Sample ids, and the names that pandas gives to an index. */
  private static final Pattern INDEX =
      Pattern.compile("__index_level_\\d+__|unnamed: \\d+|level_\\d+|index|idx|id|.*_id|rowid");

  private ColumnNames() {}

  /** Whether a column probably holds labels. */
  public static boolean isOfLabels(String name) {
    return LABELS.contains(name.toLowerCase(Locale.ROOT));
  }

  /**
   * Whether a float column is not a class: labels or an index.
   *
   * @param others the names of all columns, since y is a coordinate if there is an x
   */
  static boolean isNoClass(String name, Collection<String> others) {
    String lower = name.toLowerCase(Locale.ROOT);
    return INDEX.matcher(lower).matches()
        || (isOfLabels(name)
            && !(lower.equals("y") && others.contains(name.equals("y") ? "x" : "X")));
  }
}
