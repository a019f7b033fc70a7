package org.classblocks.moments.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.classblocks.moments.batch.ScoreBatch;
import org.classblocks.moments.batch.SparseBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeighbourSumsTest {
  private static final double[][] ROWS = {{1, 5}, {2, 3}, {4, 4}, {3, 1}, {6, 2}, {5, 7}};

  /**
   * numpy 2.4.6: {@code b = np.concatenate([x[:-1], x[1:]]); (1 - (np.diff(x, axis=0) ** 2).sum(0)
   * / ((b - b.mean(0)) ** 2).sum(0)).mean()}.
   */
  private static final double OF_ROWS = 0.06405830456463374;

  @Test
  void isVonNeumannsRatio() {
    NeighbourSums sums = sums(ROWS);
    assertThat(sums.pairs()).isEqualTo(5);
    assertThat(sums.autocorrelation()).isCloseTo(OF_ROWS, within(1e-14));
  }

  @Test
  void classesThatNeverVaryDoNotCount() {
    double[][] rows = new double[ROWS.length][];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = new double[] {ROWS[row][0], 3, ROWS[row][1]};
    }
    assertThat(sums(rows).autocorrelation()).isCloseTo(OF_ROWS, within(1e-14));
    assertThat(sums(new double[][] {{1}, {1}, {1}}).autocorrelation()).isNaN();
    assertThat(new NeighbourSums().autocorrelation()).isNaN();
    assertThat(sums(new double[][] {{1}}).pairs()).isZero();
  }

  @ParameterizedTest(name = "absent score {0}")
  @ValueSource(doubles = {0, -2.5})
  void sparseSamplesHaveTheAbsentScore(double absent) {
    Random random = new Random(3);
    NeighbourSums sparse = new NeighbourSums();
    NeighbourSums dense = new NeighbourSums();
    for (int part = 0; part < 5; part++) {
      SparseBatch batch = new SparseBatch(6, absent, 200, 20);
      double[][] rows = new double[20][6];
      for (double[] row : rows) {
        Arrays.fill(row, absent);
        int[] ids = random.ints(0, 6).distinct().limit(random.nextInt(4)).toArray();
        double[] scores = random.doubles(ids.length).toArray();
        IntStream.range(0, ids.length).forEach(e -> row[ids[e]] = scores[e]);
        batch.add(ids, scores, 0, ids.length);
      }
      NeighbourSums some = new NeighbourSums();
      some.accept(batch);
      sparse.combine(some);
      dense.combine(sums(rows));
    }
    assertThat(sparse.pairs()).isEqualTo(5 * 19);
    assertThat(sparse.autocorrelation()).isCloseTo(dense.autocorrelation(), within(1e-13));
  }

  @Test
  void aClassInOneSampleOnlyIsNotAlike() {
    assertThat(sums(new double[][] {{0}, {0}, {0}, {0}, {9}}).autocorrelation())
        .isBetween(-1.0, 0.0);
  }

  @ParameterizedTest(name = "correlation {0}")
  @ValueSource(doubles = {0, 0.3, 0.95})
  void mergesToTheAutocorrelationOfASeries(double correlation) {
    Random random = new Random(2);
    NeighbourSums total = new NeighbourSums();
    double[] last = {random.nextGaussian(), random.nextGaussian()};
    for (int part = 0; part < 400; part++) {
      double[][] rows = new double[30][2];
      for (double[] row : rows) {
        for (int id = 0; id < 2; id++) {
          last[id] =
              correlation * last[id]
                  + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
          row[id] = 1e3 + last[id];
        }
      }
      total.combine(sums(rows));
    }
    total.combine(new NeighbourSums());
    assertThat(total.pairs()).isEqualTo(400 * 29);
    assertThat(total.autocorrelation()).isCloseTo(correlation, within(0.03));
  }

  private static NeighbourSums sums(double[][] rows) {
    ScoreBatch batch = ScoreBatch.ofDoubles(rows.length, rows[0].length);
    for (double[] row : rows) {
      batch.add(row);
    }
    NeighbourSums sums = new NeighbourSums();
    sums.accept(batch);
    return sums;
  }
}
