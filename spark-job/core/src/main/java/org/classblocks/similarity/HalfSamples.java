package org.classblocks.similarity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Draws resamples: the samples are dealt into {@value #FOLDS} disjoint folds, and each resample is
 * one half of the folds.
 *
 * <p>A half without replacement varies about as much as a bootstrap sample. It holds no sample
 * twice, and it can be put together from the sums of its folds. Halves come in complementary pairs,
 * so that every sample counts equally often.
 *
 * <p>Source: Shah and Samworth, "Variable Selection with Error Control: Another Look at Stability
 * Selection", JRSS B 75 (2013), doi:10.1111/j.1467-9868.2011.01034.x.
 */
public final class HalfSamples {
  /** How many disjoint folds there are. */
  public static final int FOLDS = 10;

  /** How many resamples are drawn: two for each of 25 ways to halve the folds, of 126. */
  public static final int COUNT = 50;

  private static final long SEED = 1;

  private HalfSamples() {}

  /** The folds in each half, ascending; the same ones always, a half and its complement in turn. */
  public static List<int[]> all() {
    List<int[]> withFirst = new ArrayList<>();
    for (int bits = 0; bits < 1 << FOLDS; bits++) {
      if ((bits & 1) == 1 && 2 * Integer.bitCount(bits) == FOLDS) {
        withFirst.add(folds(bits));
      }
    }
    Collections.shuffle(withFirst, new Random(SEED));
    List<int[]> halves = new ArrayList<>();
    for (int[] half : withFirst.subList(0, COUNT / 2)) {
      halves.add(half);
      halves.add(complement(half));
    }
    return halves;
  }

  private static int[] folds(int bits) {
    return IntStream.range(0, FOLDS).filter(fold -> (bits >> fold & 1) == 1).toArray();
  }

  private static int[] complement(int[] half) {
    return IntStream.range(0, FOLDS).filter(fold -> Arrays.binarySearch(half, fold) < 0).toArray();
  }
}
