package org.classblocks.write;

import java.util.HashMap;
import java.util.Map;
import org.classblocks.similarity.ClassList;

/**
 * One label per class, on one line and unlike all others: the name of the class, with a space for
 * each control character; and where another class would have the same label, followed by the class
 * id in parentheses, as in {@code crane (134)}.
 */
final class LeafLabels {
  private final String[] labels;

  LeafLabels(ClassList classes) {
    labels = new String[classes.size()];
    boolean[] numbered = new boolean[classes.size()];
    for (int id = 0; id < labels.length; id++) {
      labels[id] = onOneLine(classes.name(id));
    }
    // A label that has just got its number may be another class's name, so look again.
    boolean changed;
    do {
      changed = numberRepeated(numbered);
    } while (changed);
  }

  String of(int classId) {
    return labels[classId];
  }

  /** Ends, because every round numbers at least one label more, and numbered ones never collide. */
  private boolean numberRepeated(boolean[] numbered) {
    Map<String, Integer> counts = new HashMap<>();
    for (String label : labels) {
      counts.merge(label, 1, Integer::sum);
    }
    boolean changed = false;
    for (int id = 0; id < labels.length; id++) {
      if (!numbered[id] && counts.get(labels[id]) > 1) {
        labels[id] += " (" + id + ")";
        numbered[id] = true;
        changed = true;
      }
    }
    return changed;
  }

  private static String onOneLine(String name) {
    return name.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]", " ");
  }
}
