package org.classblocks.suspects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.classblocks.moments.Serialised;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfidentJointTest {
  /**
   * @param counts by label and class
   * @param unsure how many samples of each label are confidently of no class
   */
  private static ConfidentJoint joint(int[][] counts, int... unsure) {
    ConfidentJoint joint = new ConfidentJoint(counts.length);
    for (int label = 0; label < counts.length; label++) {
      for (int actual = 0; actual < counts.length; actual++) {
        add(joint, label, actual, counts[label][actual]);
      }
      add(joint, label, -1, unsure[label]);
    }
    return joint;
  }

  private static void add(ConfidentJoint joint, int label, int actual, int samples) {
    for (int i = 0; i < samples; i++) {
      joint.accept(label, actual);
    }
  }

  /** Dogs, foxes and cows: figure 1 of doi:10.1613/jair.1.12125, which prints the joint. */
  @Test
  void theExampleOfThePaperIsAsPrinted() {
    List<ClassOverlap> found =
        joint(new int[][] {{100, 40, 20}, {56, 60, 0}, {32, 12, 80}}, 0, 0, 0).overlaps(9);
    assertThat(found)
        .containsExactly(
            new ClassOverlap(0, 1, 40, 56, 40 / 160., 56 / 116., found.get(0).joint()),
            new ClassOverlap(0, 2, 20, 32, 20 / 160., 32 / 124., found.get(1).joint()),
            new ClassOverlap(1, 2, 0, 12, 0, 12 / 124., found.get(2).joint()));
    assertThat(found.get(0).joint()).isCloseTo(0.10 + 0.14, within(1e-12));
    assertThat(found.get(1).joint()).isCloseTo(0.05 + 0.08, within(1e-12));
    assertThat(found.get(2).joint()).isCloseTo(0.03, within(1e-12));
  }

  @Test
  void rowsAreScaledToAllSamplesOfTheirLabel() {
    // 5 of 10 labels of class 0, and 1 of 30 of class 1; class 2 has 7 samples and no row.
    List<ClassOverlap> found =
        joint(new int[][] {{2, 2, 0}, {1, 29, 0}, {0, 0, 0}}, 6, 0, 7).overlaps(9);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).joint()).isCloseTo((5 + 1) / 40., within(1e-12));
  }

  @Test
  void aClassWithoutConfidentSamplesHasNoShare() {
    List<ClassOverlap> found = joint(new int[][] {{0, 3}, {0, 0}}, 1, 4).overlaps(9);
    assertThat(found).containsExactly(new ClassOverlap(0, 1, 3, 0, 1, Double.NaN, 1));
    assertThat(new ConfidentJoint(2).overlaps(9)).isEmpty();
  }

  @Test
  void theMostProbablePairsAreKeptAndEqualOnesGoByIds() {
    int[][] counts = {{5, 1, 1, 1}, {0, 8, 0, 0}, {0, 0, 8, 0}, {0, 0, 2, 6}};
    assertThat(joint(counts, 0, 0, 0, 0).overlaps(3))
        .extracting(pair -> List.of(pair.classA(), pair.classB()))
        .containsExactly(List.of(2, 3), List.of(0, 1), List.of(0, 2));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void countsMergeToTheSameInAnyGroupingAndOrder(long seed) throws Exception {
    Random random = new Random(seed);
    int k = 1 + random.nextInt(30);
    for (int pieces : new int[] {1, 2, 7, 100}) {
      ConfidentJoint whole = new ConfidentJoint(k);
      List<ConfidentJoint> parts = new ArrayList<>();
      for (int i = 0; i < pieces; i++) {
        ConfidentJoint part = new ConfidentJoint(k);
        for (int s = random.nextInt(50); s > 0; s--) {
          int label = random.nextInt(k);
          int actual = random.nextInt(k + 1) - 1;
          whole.accept(label, actual);
          part.accept(label, actual);
        }
        parts.add(Serialised.copy(part, ConfidentJoint.class));
      }
      parts.add(new ConfidentJoint(k));
      Collections.shuffle(parts, random);
      while (parts.size() > 1) {
        ConfidentJoint taken = parts.remove(random.nextInt(parts.size()));
        List<ClassOverlap> before = taken.overlaps(100);
        parts.get(random.nextInt(parts.size())).combine(taken);
        assertThat(taken.overlaps(100)).isEqualTo(before);
      }
      assertThat(parts.get(0).overlaps(100))
          .as("seed %d, %d pieces", seed, pieces)
          .isEqualTo(whole.overlaps(100));
    }
  }
}
