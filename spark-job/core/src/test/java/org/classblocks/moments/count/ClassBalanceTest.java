package org.classblocks.moments.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.classblocks.moments.batch.LabelSets;
import org.junit.jupiter.api.Test;

class ClassBalanceTest {
  private static LabelSets sets(int classCount, int[][] rows) {
    LabelSets labels = new LabelSets(classCount);
    for (int[] row : rows) {
      for (int label : row) {
        labels.add(label);
      }
      labels.endRow();
    }
    return labels;
  }

  private static ClassBalance balance(LabelSets labels, int classCount) {
    LabelCounts counts = new LabelCounts(classCount);
    counts.accept(labels);
    return ClassBalance.of(counts);
  }

  @Test
  void aSampleWeighsTheMeanOfTheInverseFrequenciesOfItsLabels() {
    LabelSets labels = sets(4, new int[][] {{0}, {0, 1}, {0, 1, 2}, {0, 0, 9}, {9}, {}});
    ClassBalance balance = balance(labels, 4);
    assertThat(balance.weight(labels, 0)).isEqualTo(1 / 4.0);
    assertThat(balance.weight(labels, 1)).isEqualTo((1 / 4.0 + 1 / 2.0) / 2);
    assertThat(balance.weight(labels, 2)).isEqualTo((1 / 4.0 + 1 / 2.0 + 1) / 3);
    assertThat(balance.weight(labels, 3)).as("each label once").isEqualTo(1 / 4.0);
    assertThat(balance.weight(labels, 4)).as("no known label").isZero();
    assertThat(balance.weight(labels, 5)).as("no label").isZero();
  }

  @Test
  void whatIsNeverALabelWeighsNothing() {
    ClassBalance balance = balance(sets(3, new int[][] {{1}}), 3);
    assertThat(balance.weight(sets(3, new int[][] {{0}}), 0)).isZero();
    assertThat(balance.weight(sets(3, new int[][] {{0, 1}}), 0)).isEqualTo(0.5);
  }

  /** 500 classes, from 3 samples to 30,000. */
  @Test
  void withOneLabelASampleAllClassesWeighTheSame() {
    int classes = 500;
    Random random = new Random(3);
    int[][] rows =
        random
            .doubles(600_000)
            .mapToObj(u -> new int[] {(int) Math.min(classes - 1, -45 * Math.log(u))})
            .toArray(int[][]::new);
    LabelSets labels = sets(classes, rows);
    ClassBalance balance = balance(labels, classes);
    double[] weights = new double[classes];
    for (int row = 0; row < rows.length; row++) {
      weights[rows[row][0]] += balance.weight(labels, row);
    }
    for (int id = 0; id < classes; id++) {
      assertThat(weights[id])
          .as("class %d", id)
          .satisfiesAnyOf(
              weight -> assertThat(weight).isZero(),
              weight -> assertThat(weight).isCloseTo(1, within(1e-11)));
    }
  }
}
