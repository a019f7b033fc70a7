package org.classblocks.suspects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The overlaps of samples with one label each, from all their scores at once and with matrices of
 * all classes, as equations 1 to 3 of doi:10.1613/jair.1.12125 say.
 */
public final class PlainOverlaps {
  private PlainOverlaps() {}

  /**
   * All pairs, sorted.
   *
   * @param scores by sample and class, no two of a sample alike but for 0, which counts as not
   *     listed
   * @param labels the label of each sample
   */
  public static List<ClassOverlap> of(double[][] scores, int[] labels) {
    int k = scores[0].length;
    double[] n = new double[k];
    double[] thresholds = new double[k];
    for (int s = 0; s < labels.length; s++) {
      n[labels[s]]++;
      thresholds[labels[s]] += scores[s][labels[s]];
    }
    for (int id = 0; id < k; id++) {
      thresholds[id] /= n[id];
    }
    long[][] joint = new long[k][k];
    for (int s = 0; s < labels.length; s++) {
      int actual = -1;
      for (int id = 0; id < k; id++) {
        if (scores[s][id] != 0
            && scores[s][id] >= thresholds[id]
            && (actual < 0 || scores[s][id] > scores[s][actual])) {
          actual = id;
        }
      }
      if (actual >= 0) {
        joint[labels[s]][actual]++;
      }
    }
    return calibrated(joint, n);
  }

  private static List<ClassOverlap> calibrated(long[][] joint, double[] n) {
    int k = n.length;
    double[][] q = new double[k][k];
    double total = 0;
    double[] sums = new double[k];
    for (int i = 0; i < k; i++) {
      sums[i] = Arrays.stream(joint[i]).sum();
      for (int j = 0; j < k && sums[i] > 0; j++) {
        q[i][j] = joint[i][j] / sums[i] * n[i];
        total += q[i][j];
      }
    }
    List<ClassOverlap> overlaps = new ArrayList<>();
    for (int a = 0; a < k; a++) {
      for (int b = a + 1; b < k; b++) {
        if (joint[a][b] + joint[b][a] > 0) {
          overlaps.add(
              new ClassOverlap(
                  a,
                  b,
                  joint[a][b],
                  joint[b][a],
                  joint[a][b] / sums[a],
                  joint[b][a] / sums[b],
                  (q[a][b] + q[b][a]) / total));
        }
      }
    }
    overlaps.sort(null);
    return overlaps;
  }

  /** Whether overlaps are the expected ones, but for rounding, which may swap equal ones. */
  public static void assertAre(List<ClassOverlap> found, List<ClassOverlap> expected) {
    assertThat(found).isSorted().hasSameSizeAs(expected);
    for (ClassOverlap other : expected) {
      ClassOverlap one =
          found.stream()
              .filter(pair -> pair.classA() == other.classA() && pair.classB() == other.classB())
              .findFirst()
              .orElseThrow();
      assertThat(one.countAb()).isEqualTo(other.countAb());
      assertThat(one.countBa()).isEqualTo(other.countBa());
      assertThat(one.shareAb()).isCloseTo(other.shareAb(), within(1e-12));
      assertThat(one.shareBa()).isCloseTo(other.shareBa(), within(1e-12));
      assertThat(one.joint()).isCloseTo(other.joint(), within(1e-12));
    }
  }
}
