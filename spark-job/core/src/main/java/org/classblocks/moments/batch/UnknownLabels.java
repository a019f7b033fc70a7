package org.classblocks.moments.batch;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Labels that name no class: how many there are, and some of them as examples. Mergeable: none are
 * the identity, and neither the parts of a log nor their order change the examples.
 */
public final class UnknownLabels implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int MOST_EXAMPLES = 3;
  private static final int LONGEST_EXAMPLE = 80;

  /** Shorter ones first, so that ids have the order of their numbers. */
  private static final Comparator<String> ORDER =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  private final ArrayList<String> examples = new ArrayList<>();
  private long count;

  public UnknownLabels() {}

  /** As they were found before. */
  public UnknownLabels(long count, List<String> examples) {
    this.count = count;
    examples.forEach(this::keep);
  }

  /** Counts a label that names no class. */
  public void accept(String label) {
    count++;
    keep(label.length() > LONGEST_EXAMPLE ? label.substring(0, LONGEST_EXAMPLE) : label);
  }

  /** Adds others, which stay as they are. */
  public void combine(UnknownLabels others) {
    count += others.count;
    others.examples.forEach(this::keep);
  }

  private void keep(String label) {
    int place = 0;
    while (place < examples.size() && ORDER.compare(examples.get(place), label) < 0) {
      place++;
    }
    if (place == MOST_EXAMPLES || (place < examples.size() && examples.get(place).equals(label))) {
      return;
    }
    examples.add(place, label);
    if (examples.size() > MOST_EXAMPLES) {
      examples.remove(MOST_EXAMPLES);
    }
  }

  void clear() {
    count = 0;
    examples.clear();
  }

  public long count() {
    return count;
  }

  /**
   * At most three different ones: the shortest, and of equally long ones the first in the order of
   * their letters. Of a very long label the beginning.
   */
  public List<String> examples() {
    return List.copyOf(examples);
  }
}
