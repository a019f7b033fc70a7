package org.classblocks.spark.encoding;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What people call columns that hold no scores. */
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

  /** Names of samples, and what pandas calls an index that was written. */
  private static final Pattern INDEX =
      Pattern.compile("__index_level_\\d+__|unnamed: \\d+|level_\\d+|index|idx|id|.*_id|rowid");

  private ColumnNames() {}

  /** Whether a column of a name is likely to hold labels. */
  public static boolean isOfLabels(String name) {
    return LABELS.contains(name.toLowerCase(Locale.ROOT));
  }

  /**
   * Whether a column of a name is no class although it holds floats: labels or an index.
   *
   * @param others the names of all columns: beside an x, y is a letter or a coordinate
   */
  static boolean isNoClass(String name, Collection<String> others) {
    String lower = name.toLowerCase(Locale.ROOT);
    return INDEX.matcher(lower).matches()
        || (isOfLabels(name)
            && !(lower.equals("y") && others.contains(name.equals("y") ? "x" : "X")));
  }
}
