package org.classblocks.spark.plan;

import java.util.OptionalLong;
import org.classblocks.Text;
import org.classblocks.linalg.Precision;

/**
 * The arithmetic of products, and why.
 *
 * @param precision the arithmetic
 * @param mostRows the most rows to multiply at once; fewer bound the error of mixed products
 * @param reason why, as a sentence for people
 */
public record PrecisionChoice(Precision precision, int mostRows, String reason) {
  /** Below this, products take about a second or less in double. */
  static final double LEAST_OPERATIONS = 1e11;

  /** How many times the sampling error of a similarity is at least that of mixed products. */
  static final double MARGIN = 10;

  /** With fewer rows at once, adding them up would take more than about a tenth of their time. */
  static final int LEAST_ROWS = 512;

  /** A choice without a bound on the rows. */
  public PrecisionChoice(Precision precision, String reason) {
    this(precision, Integer.MAX_VALUE, reason);
  }

  /**
   * What pays for a log of dense rows: {@link Precision#MIXED} if there is much to multiply, and if
   * it is sure to err by at most a tenth of the sampling error 1 / sqrt(n) of a similarity near 0,
   * whatever the scores are.
   *
   * @param rows the number of rows, n, if it is known before the log is read
   * @param classCount the number of classes, k
   */
  public static PrecisionChoice of(OptionalLong rows, int classCount) {
    if (rows.isEmpty()) {
      return new PrecisionChoice(
          Precision.DOUBLE, "The number of rows is not known before the log is read.");
    }
    long count = rows.getAsLong();
    String size = Text.of("%,d rows of %,d classes", count, classCount);
    if ((double) count * classCount * classCount < LEAST_OPERATIONS) {
      return new PrecisionChoice(
          Precision.DOUBLE, "Products of " + size + " take about a second or less in double.");
    }
    double samplingError = 1 / Math.sqrt((double) count);
    int mostRows = (int) Math.min(Integer.MAX_VALUE, Precision.mixedRows(samplingError / MARGIN));
    if (mostRows < LEAST_ROWS) {
      return new PrecisionChoice(
          Precision.DOUBLE,
          Text.of(
              "With %s, mixed products might err by more than a tenth of the sampling error of"
                  + " %.1e.",
              size, samplingError));
    }
    return new PrecisionChoice(
        Precision.MIXED,
        mostRows,
        Text.of(
            "With %s, mixed products err by less than a tenth of the sampling error of %.1e.",
            size, samplingError));
  }
}
