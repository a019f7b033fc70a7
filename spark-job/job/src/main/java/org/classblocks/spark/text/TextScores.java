package org.classblocks.spark.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The scores that a text holds.
 *
 * @param classes the names or ids of their classes, null where it is null; empty if there is a
 *     score for every class, or none at all
 * @param scores the scores, null where it is null
 */
public record TextScores(List<String> classes, List<Double> scores) {
  public TextScores {
    classes = Collections.unmodifiableList(new ArrayList<>(classes));
    scores = Collections.unmodifiableList(new ArrayList<>(scores));
  }

  static TextScores ofAll(List<Double> scores) {
    return new TextScores(List.of(), scores);
  }

  /** Whether classes are listed. */
  public boolean areListed() {
    return !classes.isEmpty();
  }

  /** Whether there are three scores or more that descend, as those of the highest classes do. */
  public boolean descend() {
    for (int i = 1; i < scores.size(); i++) {
      if (scores.get(i - 1) == null || scores.get(i) == null || scores.get(i - 1) < scores.get(i)) {
        return false;
      }
    }
    return scores.size() > 2 && scores.get(0) > scores.get(scores.size() - 1);
  }
}
