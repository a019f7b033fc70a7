package org.classblocks.conf;

import java.util.Collection;

/** Suggests a known word for a mistyped one. */
public final class NearestWord {
  /** Bounds the time; nobody mistypes a longer word. */
  private static final int COMPARED = 200;

  private NearestWord() {}

  /**
   * The candidate that takes the fewest changes: a letter more, less or another, or two neighbours
   * swapped. Of equally near ones it is the first. The first {@value #COMPARED} characters are
   * compared.
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

  /** The optimal string alignment distance. */
  private static int distance(String a, String b) {
    int[][] least = new int[a.length() + 1][b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      least[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      least[i][0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = least[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        least[i][j] = Math.min(substituted, 1 + Math.min(least[i - 1][j], least[i][j - 1]));
        if (areSwapped(a, i, b, j)) {
          least[i][j] = Math.min(least[i][j], 1 + least[i - 2][j - 2]);
        }
      }
    }
    return least[a.length()][b.length()];
  }

  /** Whether the two letters before {@code i} in {@code a} are those before {@code j}, swapped. */
  private static boolean areSwapped(String a, int i, String b, int j) {
    return i > 1
        && j > 1
        && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
