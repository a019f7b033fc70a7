package org.classblocks.spark.packed;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Whether scores of two bytes are float16 and not bfloat16. Scores of models that are read as the
 * wrong one of the two spread over far more powers of two than any real ones: bits of a float16
 * from 0.3 to 4 mean a bfloat16 from 10^-6 to 10^3.
 *
 * @param vectors bytes of two bytes a score
 */
record HalfContent(List<byte[]> vectors) {
  private static final int FEWEST_SCORES = 100;

  /** The bits of 2^-20 and 2^9 as bfloat16, which are 0.34 and 4 as float16. */
  private static final int TINY = 0x3580;

  private static final int HUGE = 0x4400;

  /** The bits of 1 and of 2^-4 as float16, which are 2^-7 and 2^-39 as bfloat16. */
  private static final int ONE = 0x3C00;

  private static final int SIXTEENTH = 0x2C00;

  /** The bits of 1,024 as float16, which are 2^73 as bfloat16. */
  private static final int LARGE = 0x6400;

  /** The largest float16, infinity and NaN, as masked scores are. */
  private static final Set<Integer> MASKS = Set.of(0x7BFF, 0x7C00, 0x7E00);

  /** Bits of bfloat16 that are 24 powers of two apart. */
  private static final int SPREAD = 24 << 7;

  /** Whether they are float16 beyond doubt. */
  boolean areFloat16() {
    List<Integer> magnitudes = new ArrayList<>();
    int negative = 0;
    for (byte[] bytes : vectors) {
      ByteBuffer vector = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      while (vector.remaining() >= Short.BYTES) {
        int bits = Short.toUnsignedInt(vector.getShort());
        int magnitude = bits & 0x7FFF;
        if (magnitude >= LARGE && !MASKS.contains(magnitude)) {
          return false;
        }
        if (magnitude > 0 && !MASKS.contains(magnitude)) {
          magnitudes.add(magnitude);
          negative += bits >>> 15;
        }
      }
    }
    if (magnitudes.size() < FEWEST_SCORES) {
      return false;
    }
    Collections.sort(magnitudes);
    double tiny = share(magnitudes, 0, TINY);
    double huge = share(magnitudes, HUGE, Integer.MAX_VALUE);
    double ofNegative = negative / (double) magnitudes.size();
    if (ofNegative > 0.05 && ofNegative < 0.95) {
      return tiny > 0.005 && tiny + huge > 0.05;
    }
    int size = magnitudes.size();
    int largest = magnitudes.get(size - 1);
    if (largest <= ONE) {
      return tiny > 0.2 && largest >= SIXTEENTH;
    }
    return negative > 0
        && huge > 0.2
        && magnitudes.get(49 * size / 50) - magnitudes.get(size / 50) > SPREAD;
  }

  private static double share(List<Integer> magnitudes, int from, int to) {
    return magnitudes.stream().filter(bits -> bits >= from && bits < to).count()
        / (double) magnitudes.size();
  }
}
