package org.classblocks.spark.xc;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.classblocks.spark.text.PlainText;

/**
 * Takes a line of {@code class:score} pairs apart, with blanks between them. A line without any
 * lists nothing. Scores are the nearest doubles.
 */
final class PairsLine {
  /** Ids of more digits are read as the greatest long, which is no class. */
  private static final int ID_DIGITS = 18;

  /** A digit is added to whole numbers below this one alone, so that all are exact doubles. */
  private static final long MOST_BEFORE_DIGIT = 100_000_000_000_000L;

  /** All powers of ten that are doubles. */
  private static final double[] TENS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  private static final int SHOWN = 40;

  private byte[] line;
  private int length;
  private int at;
  private int pairs;
  private long[] ids = new long[16];
  private double[] scores = new double[16];

  /**
   * Reads a line.
   *
   * @param bytes the line and perhaps more
   * @param end its length
   * @return whether it has only pairs in it
   */
  boolean read(byte[] bytes, int end) {
    line = bytes;
    length = end;
    at = 0;
    pairs = 0;
    for (skipBlanks(); at < length; skipBlanks()) {
      int start = at;
      if (!readPair()) {
        at = start;
        return false;
      }
    }
    return true;
  }

  /** The classes of the pairs. */
  UnsafeArrayData ids() {
    return UnsafeArrayData.fromPrimitiveArray(Arrays.copyOf(ids, pairs));
  }

  /** The scores of these classes. */
  UnsafeArrayData scores() {
    return UnsafeArrayData.fromPrimitiveArray(Arrays.copyOf(scores, pairs));
  }

  /** The first word that is no pair, for people. */
  String misfit() {
    int end = wordEnd();
    String word = new String(line, at, Math.min(end - at, SHOWN), StandardCharsets.UTF_8);
    return word.replaceAll("\\p{C}", "\uFFFD") + (end - at > SHOWN ? "…" : "");
  }

  private void skipBlanks() {
    while (at < length && isBlank(line[at])) {
      at++;
    }
  }

  private static boolean isBlank(byte letter) {
    return letter == ' ' || letter == '\t';
  }

  private static boolean isDigit(byte letter) {
    return letter >= '0' && letter <= '9';
  }

  private int wordEnd() {
    int end = at;
    while (end < length && !isBlank(line[end])) {
      end++;
    }
    return end;
  }

  private boolean readPair() {
    boolean isNegative = line[at] == '-';
    at += isNegative ? 1 : 0;
    int start = at;
    long id = 0;
    while (at < length && isDigit(line[at])) {
      id = at - start < ID_DIGITS ? 10 * id + line[at] - '0' : Long.MAX_VALUE;
      at++;
    }
    if (at == start || at == length || line[at] != ':') {
      return false;
    }
    at++;
    if (pairs == ids.length) {
      ids = Arrays.copyOf(ids, 2 * pairs);
      scores = Arrays.copyOf(scores, 2 * pairs);
    }
    ids[pairs] = isNegative ? -id : id;
    return readScore();
  }

  private boolean readScore() {
    int end = wordEnd();
    if (!readDecimal(end)) {
      String word = new String(line, at, end - at, StandardCharsets.UTF_8);
      Optional<Double> score = PlainText.number(word);
      if (score.isEmpty()) {
        return false;
      }
      scores[pairs] = score.get();
    }
    at = end;
    pairs++;
    return true;
  }

  /**
   * Reads a score that is a quotient of a whole number and a power of ten, both doubles: IEEE
   * division gives the nearest double.
   *
   * @return false if it is longer, or no such number
   */
  private boolean readDecimal(int end) {
    boolean isNegative = at < end && line[at] == '-';
    long digits = 0;
    int decimals = -1;
    int start = isNegative ? at + 1 : at;
    for (int i = start; i < end; i++) {
      if (line[i] == '.' && decimals < 0) {
        decimals = 0;
      } else if (isDigit(line[i]) && digits < MOST_BEFORE_DIGIT) {
        digits = 10 * digits + line[i] - '0';
        decimals += decimals < 0 ? 0 : 1;
      } else {
        return false;
      }
    }
    int power = Math.max(0, decimals);
    if (end - start == (decimals < 0 ? 0 : 1) || power >= TENS.length) {
      return false;
    }
    double score = digits / TENS[power];
    scores[pairs] = isNegative ? -score : score;
    return true;
  }
}
