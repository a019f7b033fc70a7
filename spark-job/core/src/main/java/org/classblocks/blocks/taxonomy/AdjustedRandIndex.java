package org.classblocks.blocks.taxonomy;

import java.util.HashMap;
import java.util.Map;

/**
 * How far two partitions of the same elements agree beyond chance: 1 if they are equal, 0 on
 * average if they are unrelated, and at times below.
 *
 * <p>O(n) time for n elements. NaN if chance alone makes them equal: if either both put all
 * elements together or both leave each by itself.
 *
 * <p>Hubert and Arabie, "Comparing partitions" (1985), doi:10.1007/BF01908075.
 */
public final class AdjustedRandIndex {
  private AdjustedRandIndex() {}

  /**
   * The index of two partitions.
   *
   * @param one the part of each element in one, any integer; length n
   * @param another the part of each element in the other; length n
   */
  public static double of(int[] one, int[] another) {
    Map<Integer, Integer> ones = new HashMap<>();
    Map<Integer, Integer> others = new HashMap<>();
    Map<Long, Integer> both = new HashMap<>();
    for (int i = 0; i < one.length; i++) {
      ones.merge(one[i], 1, Integer::sum);
      others.merge(another[i], 1, Integer::sum);
      both.merge(((long) one[i] << 32) | (another[i] & 0xffff_ffffL), 1, Integer::sum);
    }
    double together = pairs(both);
    double expected = pairs(ones) * pairs(others) / pairs(one.length);
    double most = (pairs(ones) + pairs(others)) / 2;
    return most == expected ? Double.NaN : (together - expected) / (most - expected);
  }

  /** The pairs inside the parts. */
  private static double pairs(Map<?, Integer> sizes) {
    return sizes.values().stream().mapToDouble(AdjustedRandIndex::pairs).sum();
  }

  private static double pairs(int size) {
    return size * (size - 1.0) / 2;
  }
}
