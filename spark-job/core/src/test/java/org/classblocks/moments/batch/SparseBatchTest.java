package org.classblocks.moments.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SparseBatchTest {
  private final SparseBatch batch = new SparseBatch(5, 0, 4, 4);

  @Test
  void rowsLieOneBehindTheOther() {
    assertThat(batch.add(new int[] {9, 3, 0, 9}, new double[] {9, 1, 2, 9}, 1, 3)).isTrue();
    assertThat(batch.add(new int[0], new float[0], 0, 0)).isTrue();
    assertThat(batch.add(new int[] {3}, new float[] {0.5f}, 0, 1)).isTrue();
    assertThat(batch.rows()).isEqualTo(3);
    assertThat(batch.entries()).isEqualTo(3);
    assertThat(batch.starts()).startsWith(0, 2, 2, 3);
    assertThat(batch.ids()).startsWith(3, 0, 3);
    assertThat(batch.scores()).startsWith(1, 2, 0.5);
  }

  @Test
  void aRowThatListsAClassTwiceLeavesNoTrace() {
    assertThat(batch.add(new int[] {1, 2, 1}, new double[] {1, 2, 3}, 0, 3)).isFalse();
    assertThat(batch.rows()).isZero();
    assertThat(batch.entries()).isZero();
    assertThat(batch.add(new int[] {2, 1}, new double[] {1, 2}, 0, 2)).isTrue();
    batch.clear();
    assertThat(batch.add(new int[] {2, 1}, new double[] {1, 2}, 0, 2)).isTrue();
  }

  @Test
  void isFullByEntriesOrByRows() {
    int[] all = {4, 3, 2, 1, 0};
    assertThat(batch.add(all, new double[5], 0, 3)).isTrue();
    assertThat(batch.isFull()).isFalse();
    assertThat(batch.add(all, new double[5], 0, 5)).as("a row may go beyond").isTrue();
    assertThat(batch.isFull()).isTrue();
    batch.clear();
    for (int row = 0; row < 4; row++) {
      assertThat(batch.isFull()).isFalse();
      assertThat(batch.add(all, new double[5], 0, 0)).isTrue();
    }
    assertThat(batch.isFull()).isTrue();
  }
}
