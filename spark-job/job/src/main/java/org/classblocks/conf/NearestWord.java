package org.classblocks.conf;

import java.util.Collection;

/** Suggests a known word for a mistyped one. */
public final class NearestWord {
  /** Bounds the time; nobody mistypes a longer word. */
  private static final int COMPARED = 200;

  private NearestWord() {}

  /**
   * The candidate with the smallest Levenshtein distance to a word; of equally near ones the first.
   * The first {@value #COMPARED} characters are compared.
   *
   * @throws IllegalArgumentException if there are no candidates
   */
  public static String to(String word, Collection<String> candidates) {
    String nearest = null;
    int least = Integer.MAX_VALUE;
    for (String candidate : candidates) {
      int distance = distance(compared(word), compared(candidate));
      if (distance < least) {
        least = distance;
        nearest = candidate;
      }
    }
    if (nearest == null) {
      throw new IllegalArgumentException("no candidates for " + word);
    }
    return nearest;
  }

  private static String compared(String word) {
    return word.substring(0, Math.min(COMPARED, word.length()));
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
