package org.classblocks.moments.count;

import static org.assertj.core.api.Assertions.assertThat;

import org.classblocks.moments.batch.ScoreBatch;
import org.classblocks.moments.batch.SparseBatch;
import org.junit.jupiter.api.Test;

class ScoreSurveyTest {
  @Test
  void findsTheSumsOfDenseAndOfSparseSamples() {
    ScoreSurvey dense = new ScoreSurvey();
    dense.acceptSums(ScoreBatch.full(new float[] {0.25f, 0.5f, 1, 2, -3, 0}, 3));
    assertThat(dense.leastSum()).isEqualTo(-1);
    assertThat(dense.mostSum()).isEqualTo(1.75);
    SparseBatch batch = new SparseBatch(5, 0.5, 10, 10);
    batch.add(new int[] {3, 0}, new double[] {1, 2}, 0, 2);
    batch.add(new int[0], new double[0], 0, 0);
    ScoreSurvey sparse = new ScoreSurvey();
    sparse.acceptSums(batch);
    assertThat(sparse.leastSum()).isEqualTo(2.5);
    assertThat(sparse.mostSum()).isEqualTo(4.5);
  }

  @Test
  void mergesWithNoSamplesAsTheIdentity() {
    ScoreSurvey total = new ScoreSurvey();
    assertThat(total.leastSum()).isEqualTo(Double.POSITIVE_INFINITY);
    ScoreSurvey some = new ScoreSurvey();
    some.acceptClipped(3);
    some.acceptSums(ScoreBatch.full(new double[] {1, 2}, 1));
    total.combine(some);
    total.combine(new ScoreSurvey());
    some.acceptClipped(1);
    total.combine(some);
    assertThat(total.clipped()).isEqualTo(7);
    assertThat(total.leastSum()).isEqualTo(1);
    assertThat(total.mostSum()).isEqualTo(2);
  }
}
