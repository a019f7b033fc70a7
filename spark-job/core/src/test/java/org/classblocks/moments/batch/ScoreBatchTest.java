package org.classblocks.moments.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreBatchTest {
  @Test
  void fillsAndClears() {
    ScoreBatch batch = ScoreBatch.ofDoubles(2, 3);
    assertThat(batch.classCount()).isEqualTo(3);
    assertThat(batch.capacity()).isEqualTo(2);
    assertThat(batch.rows()).isZero();
    batch.add(new double[] {1, 2, 3});
    assertThat(batch.isFull()).isFalse();
    batch.add(new float[] {4, 5, 6});
    assertThat(batch.isFull()).isTrue();
    assertThat(row(batch, 0)).containsExactly(1, 2, 3);
    assertThat(row(batch, 1)).containsExactly(4, 5, 6);
    batch.clear();
    assertThat(batch.rows()).isZero();
    batch.add(new double[] {7, 8, 9});
    assertThat(row(batch, 0)).containsExactly(7, 8, 9);
  }

  @Test
  void widensFloatsAsTheyAre() {
    ScoreBatch batch = ScoreBatch.ofDoubles(1, 4);
    batch.add(new float[] {0.1f, -0f, Float.MIN_VALUE, Float.MAX_VALUE});
    assertThat(row(batch, 0))
        .containsExactly(0.1f, -0.0, Float.MIN_VALUE, Float.MAX_VALUE)
        .contains(0.10000000149011612);
  }

  @Test
  void copiesTheVector() {
    ScoreBatch batch = ScoreBatch.ofDoubles(1, 1);
    double[] vector = {1};
    batch.add(vector);
    vector[0] = 2;
    assertThat(row(batch, 0)).containsExactly(1);
  }

  @Test
  void refusesMoreThanItsCapacity() {
    ScoreBatch batch = ScoreBatch.ofDoubles(1, 1);
    batch.add(new double[1]);
    assertThatThrownBy(() -> batch.add(new double[1]))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> batch.add(new float[1])).isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(batch.rows()).isEqualTo(1);
  }

  @Test
  void floatsTakeHalfTheRoom() {
    ScoreBatch batch = ScoreBatch.ofFloats(2, 2);
    batch.add(new float[] {0.1f, -2});
    batch.add(new double[] {0.1, 4});
    assertThat(row(batch, 0)).containsExactly(0.1f, -2);
    assertThat(row(batch, 1)).containsExactly(0.1f, 4);
  }

  @Test
  void wholeArraysAreNotCopied() {
    float[] floats = {1, 2, 3, 4, 5, 6};
    ScoreBatch batch = ScoreBatch.full(floats, 2);
    assertThat(batch.rows()).isEqualTo(3);
    assertThat(batch.isFull()).isTrue();
    floats[4] = 50;
    assertThat(row(batch, 2)).containsExactly(50, 6);
    assertThat(row(ScoreBatch.full(new double[] {7, 8}, 1), 1)).containsExactly(8);
  }

  @Test
  void findsTheLowestAndHighestScoreOfEachClass() {
    ScoreRanges floats = ScoreBatch.full(new float[] {1, -2, -3, 4, 0, 5}, 2).ranges();
    assertThat(floats.minima()).containsExactly(-3, -2);
    assertThat(floats.maxima()).containsExactly(1, 5);
    ScoreRanges doubles = ScoreBatch.full(new double[] {1, -2, -3, 4, 0, 5}, 2).ranges();
    assertThat(doubles.minima()).containsExactly(-3, -2);
    assertThat(doubles.maxima()).containsExactly(1, 5);
  }

  @Test
  void looksAgainOnceAScoreWasAdded() {
    ScoreBatch batch = ScoreBatch.ofFloats(2, 1);
    batch.add(new float[] {1});
    assertThat(batch.ranges().maxima()).containsExactly(1);
    batch.add(new float[] {2});
    assertThat(batch.ranges().maxima()).containsExactly(2);
    batch.clear();
    batch.add(new float[] {-3});
    assertThat(batch.ranges().maxima()).containsExactly(-3);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void noticesOneScoreThatIsNotFinite(float score) {
    for (int place = 0; place < 40; place++) {
      float[] floats = new float[40];
      double[] doubles = new double[40];
      assertThat(ScoreBatch.full(floats, 20).isFinite()).isTrue();
      assertThat(ScoreBatch.full(doubles, 20).isFinite()).isTrue();
      floats[place] = score;
      doubles[place] = score;
      assertThat(ScoreBatch.full(floats, 20).isFinite()).as("place %d", place).isFalse();
      assertThat(ScoreBatch.full(doubles, 20).isFinite()).as("place %d", place).isFalse();
    }
  }

  private static double[] row(ScoreBatch batch, int row) {
    double[] values = new double[batch.classCount()];
    batch.copyRow(row, values);
    return values;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.7})
  void findsTheScoresFromABoundBetweenTwoFloatsOn(double between) {
    float nearest = (float) between;
    float below = nearest > between ? Math.nextDown(nearest) : nearest;
    float above = Math.nextUp(below);
    for (ScoreBatch batch : List.of(ScoreBatch.ofFloats(2, 4), ScoreBatch.ofDoubles(2, 4))) {
      batch.add(new double[4]);
      batch.add(new double[] {below, above, -1, 7});
      int[] ids = new int[4];
      double[] scores = new double[4];
      assertThat(batch.listedFrom(1, between, ids, scores)).isEqualTo(2);
      assertThat(ids).startsWith(1, 3);
      assertThat(scores).startsWith(above, 7);
      assertThat(batch.listedFrom(1, below, ids, scores)).isEqualTo(3);
      assertThat(batch.listedFrom(1, 8, ids, scores)).isZero();
      assertThat(batch.listedFrom(1, Double.NEGATIVE_INFINITY, ids, scores)).isEqualTo(4);
      assertThat(batch.listedScore(1, 3)).isEqualTo(7);
    }
  }
}
