package org.classblocks.app.session;

import java.util.Locale;
import org.classblocks.Text;
import org.classblocks.moments.batch.SampleSize;

/** Formats counts for people. */
public final class Counts {
  private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB", "PB"};

  private Counts() {}

  /** Such as "9,485 rows". */
  public static String rows(long count) {
    return of(count, "row", "rows");
  }

  /** Such as "1 class" or "365 classes". */
  public static String classes(long count) {
    return of(count, "class", "classes");
  }

  /** Such as "1 label names no class". */
  public static String unknownLabels(long count) {
    return of(count, "label names no class", "labels name no class");
  }

  /** Such as "3 scores clipped". */
  public static String clipped(long count) {
    return of(count, "score clipped", "scores clipped");
  }

  /** Such as "1,200.5 effective samples, 3 with weight 0". */
  public static String weights(SampleSize size) {
    return Text.of("%,.1f effective samples", size.effective())
        + (size.weightless() == 0 ? "" : Text.of(", %,d with weight 0", size.weightless()));
  }

  /** A count with the word for one or for many. */
  public static String of(long count, String one, String many) {
    return Text.of("%,d %s", count, count == 1 ? one : many);
  }

  /** Bytes with three digits and a decimal unit: 999 B, 1.25 MB, 80.2 GB. */
  public static String bytes(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 999.5 && unit < UNITS.length - 1) {
      value /= 1000;
      unit++;
    }
    int decimals = unit == 0 || value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
    return String.format(Locale.ROOT, "%." + decimals + "f %s", value, UNITS[unit]);
  }
}
