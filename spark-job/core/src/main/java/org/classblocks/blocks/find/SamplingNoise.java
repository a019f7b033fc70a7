package org.classblocks.blocks.find;

import java.util.Collections;
import java.util.List;

/**
 * Says how large similarities get by sampling alone, from the number of samples and, for each
 * class, the shares of its variance that single samples carry.
 *
 * <p>With normal scores no sample carries more than about 2 ln(n) / n. With heavy tails or rare
 * classes one sample can carry far more. Then two classes look alike if they share one extreme
 * sample by chance. Immutable.
 */
public final class SamplingNoise {
  private static final double RARE = 0.001;

  private final double samples;
  private final List<PeakShares> peaks;

  private SamplingNoise(double samples, List<PeakShares> peaks) {
    this.samples = samples;
    this.peaks = peaks;
  }

  /**
   * The noise of samples whose scores may have heavy tails.
   *
   * @param samples the number of samples, n; the effective number where they have weights
   * @param peaks those of class c at index c, for all k classes
   */
  public static SamplingNoise of(double samples, List<PeakShares> peaks) {
    return new SamplingNoise(samples, List.copyOf(peaks));
  }

  /** The noise of samples whose scores have tails no heavier than normal ones. */
  public static SamplingNoise ofNormalScores(int classes, double samples) {
    return new SamplingNoise(samples, Collections.nCopies(classes, PeakShares.NONE));
  }

  /** The standard deviation of a correlation that is zero: 1 / sqrt(n), 1 without samples. */
  double pairDeviation() {
    return samples > 1 ? 1 / Math.sqrt(samples) : 1;
  }

  /** The shares of a class. */
  PeakShares peaks(int classId) {
    return peaks.get(classId);
  }

  /** The square root of a class's larger peak share, less what is usual among normal scores. */
  double excessPeak(int classId) {
    double usual = samples > 1 ? 2 * Math.log(samples) / samples : 1;
    return Math.sqrt(Math.max(0, peaks.get(classId).larger() - usual));
  }

  /**
   * How many of some classes may have their peak in the same sample by chance: the smallest j for
   * which fewer than {@value #RARE} sets of j + 1 classes are expected to do so, C(k, j + 1) / n^j.
   * From 1 to the number of classes.
   */
  int mostPeaksOfOneSample(int classes) {
    double logCases = Math.log(classes);
    int count = 1;
    while (count < classes) {
      logCases += Math.log((classes - count) / ((count + 1) * Math.max(1, samples)));
      if (logCases < Math.log(RARE)) {
        break;
      }
      count++;
    }
    return count;
  }

  /**
   * The largest correlation that chance alone is expected to give among some classes: sqrt(2 ln(p)
   * / n) for their p pairs and n samples, at most 1, which is also the floor without samples; 0 if
   * there are no two classes.
   *
   * <p>Without any dependence, a correlation over n samples is about normal with standard deviation
   * 1 / sqrt(n). The largest of p such values is about sqrt(2 ln p) standard deviations (Cramér,
   * "Mathematical Methods of Statistics", 1946, section 28.6).
   */
  double pairFloor(int classes) {
    double pairs = classes * (classes - 1.0) / 2;
    if (pairs < 1) {
      return 0;
    }
    return samples > 0 ? Math.min(1, Math.sqrt(2 * Math.log(pairs) / samples)) : 1;
  }
}
