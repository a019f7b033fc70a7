package org.classblocks.moments.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.classblocks.moments.Serialised;
import org.classblocks.moments.batch.LabelSets;
import org.classblocks.moments.batch.ScoreBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelCountsTest {
  @Test
  void countsLabelsByClass() {
    LabelCounts counts = of(new int[][] {{0, 2}, {2}, {2}});
    assertThat(counts.positives(0)).isEqualTo(1);
    assertThat(counts.positives(1)).isZero();
    assertThat(counts.classesWithoutSamples()).isEqualTo(1);
    assertThat(counts.positives(2)).isEqualTo(3);
    assertThat(counts.unknown()).isZero();
    assertThat(counts.repeated()).isZero();
    assertThat(counts.unlabelled()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 3, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void countsLabelsOfNoClassApart(int label) {
    LabelCounts counts = of(new int[][] {{label, 1, label}});
    assertThat(counts.unknown()).isEqualTo(2);
    assertThat(counts.positives(1)).isEqualTo(1);
    assertThat(counts.unlabelled()).isZero();
  }

  @Test
  void aLabelThatComesTwiceInASampleCountsOnce() {
    LabelCounts counts = of(new int[][] {{1, 2, 1, 1}, {1}});
    assertThat(counts.positives(1)).isEqualTo(2);
    assertThat(counts.repeated()).isEqualTo(2);
  }

  @Test
  void samplesWithoutAKnownLabelAreUnlabelled() {
    LabelCounts counts = of(new int[][] {{}, {9, -1}, {0}, {}});
    assertThat(counts.unlabelled()).isEqualTo(3);
    assertThat(counts.unknown()).isEqualTo(2);
  }

  /** (0.5 + 2)^2 / (0.5^2 + 2^2), as for all samples. */
  @Test
  void positivesCountForLessWhereWeightsDiffer() {
    ScoreBatch batch = ScoreBatch.ofDoubles(4, 3);
    double[] weights = {0.5, 2, 7, 0};
    int[][] rows = {{0}, {0, 1}, {}, {0}};
    for (int row = 0; row < 4; row++) {
      batch.add(new double[3]);
      batch.weigh(weights[row]);
      for (int label : rows[row]) {
        batch.labels().add(label);
      }
      batch.labels().endRow();
    }
    LabelCounts counts = new LabelCounts(3);
    counts.accept(batch);
    assertThat(counts.positives(0)).isEqualTo(3);
    assertThat(counts.effectivePositives(0)).isEqualTo(6.25 / 4.25);
    assertThat(counts.effectivePositives(1)).isEqualTo(1);
    assertThat(counts.effectivePositives(2)).isZero();
    assertThat(of(new int[][] {{0}, {0}, {0}}).effectivePositives(0)).isEqualTo(3);
  }

  @Test
  void aBatchThatIsFilledAgainStartsAnew() {
    LabelSets labels = sets(new int[][] {{0, 0, 9}, {1}});
    labels.clear();
    assertThat(labels.rows()).isZero();
    labels.add(0);
    labels.endRow();
    LabelCounts counts = new LabelCounts(3);
    counts.accept(labels);
    assertThat(counts.positives(0)).isEqualTo(1);
    assertThat(counts.positives(1) + counts.unknown() + counts.repeated()).isZero();
  }

  @Test
  void manyRowsOfManyLabelsFit() {
    int[][] rows = new int[300][];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = row % 2 == 0 ? new int[] {0, 1, 2} : new int[] {row % 3};
    }
    LabelCounts counts = of(rows);
    assertThat(counts.positives(0)).isEqualTo(200);
    assertThat(counts.positives(2)).isEqualTo(200);
  }

  @Test
  void addsCountsAndLeavesTheOther() throws IOException {
    LabelCounts total = of(new int[][] {{0, 1, 1, 9}, {}});
    LabelCounts other = of(new int[][] {{1, 2, 9}, {2, 2}, {}});
    byte[] before = Serialised.bytes(other);
    total.combine(other);
    LabelCounts both = of(new int[][] {{0, 1, 1, 9}, {}, {1, 2, 9}, {2, 2}, {}});
    assertThat(Serialised.bytes(total)).isEqualTo(Serialised.bytes(both));
    assertThat(Serialised.bytes(other)).isEqualTo(before);
  }

  @Test
  void noLabelsAreTheIdentity() throws IOException {
    byte[] expected = Serialised.bytes(of(new int[][] {{0, 2, 5}}));
    LabelCounts fromEmpty = of(new int[][] {});
    fromEmpty.combine(of(new int[][] {{0, 2, 5}}));
    LabelCounts withEmpty = of(new int[][] {{0, 2, 5}});
    withEmpty.combine(of(new int[][] {}));
    assertThat(Serialised.bytes(fromEmpty)).isEqualTo(expected);
    assertThat(Serialised.bytes(withEmpty)).isEqualTo(expected);
  }

  @Test
  void goesOnAfterAJourney() throws IOException, ClassNotFoundException {
    LabelCounts copy = Serialised.copy(of(new int[][] {{0, 2, 5}}), LabelCounts.class);
    copy.accept(sets(new int[][] {{2}}));
    copy.combine(of(new int[][] {{0}}));
    assertThat(Serialised.bytes(copy))
        .isEqualTo(Serialised.bytes(of(new int[][] {{0, 2, 5}, {2}, {0}})));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void refusesAnotherNumberOfClasses(int classCount) {
    assertThatThrownBy(() -> new LabelCounts(3).combine(new LabelCounts(classCount)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("labels of 3 classes cannot be merged with those of %d", classCount);
  }

  private static LabelCounts of(int[][] rows) {
    LabelCounts counts = new LabelCounts(3);
    counts.accept(sets(rows));
    return counts;
  }

  private static LabelSets sets(int[][] rows) {
    LabelSets labels = new LabelSets(3);
    for (int[] row : rows) {
      for (int label : row) {
        labels.add(label);
      }
      labels.endRow();
    }
    return labels;
  }
}
