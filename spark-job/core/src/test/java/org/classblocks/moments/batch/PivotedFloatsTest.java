package org.classblocks.moments.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.classblocks.moments.RandomScores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One pass over floats, beside the two passes in double of {@link CentredBatch}. */
class PivotedFloatsTest {
  private static final int CLASSES = 5;

  private static ScoreBatch batch(int rows, double mean, double sd, long seed) {
    ScoreBatch batch = ScoreBatch.ofFloats(rows, CLASSES);
    for (double[] row : RandomScores.of(rows, CLASSES, mean, sd, seed)) {
      batch.add(row);
    }
    return batch;
  }

  private static MarginalsBuilder of(ScoreBatch batch) {
    MarginalsBuilder builder = new MarginalsBuilder(CLASSES);
    BatchMarginals.add(batch, builder);
    return builder;
  }

  /** Keeps the rows it is given, divided by their factors. */
  private static final class Rows implements PivotedFloats.RowSink {
    private final List<double[]> rows = new ArrayList<>();
    private final float[] factors = {1, 0.5f, 4, 0x1p-40f, 0x1p40f};

    @Override
    public float[] factors(double[] largest) {
      return factors;
    }

    @Override
    public void accept(float[] row) {
      double[] values = new double[CLASSES];
      Arrays.setAll(values, id -> row[id] / (double) factors[id]);
      rows.add(values);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -1e3, 1e5})
  void findsTheStatisticsOfTheCarefulWay(double mean) {
    ScoreBatch batch = batch(700, mean, 1, 3);
    PivotedFloats floats = new PivotedFloats(of(batch(300, mean, 1, 4)));
    Rows rows = new Rows();
    assertThat(floats.accept(batch, rows)).isTrue();
    Marginals found = floats.marginals().result();
    Marginals expected = of(batch).result();
    assertThat(found.samples()).isEqualTo(700);
    for (int id = 0; id < CLASSES; id++) {
      int column = id;
      double sd = expected.sd(id);
      assertThat(found.mean(id)).isCloseTo(expected.mean(id), within(1e-11 * sd + 1e-16 * mean));
      assertThat(found.sd(id)).isCloseTo(sd, within(1e-11 * sd));
      assertThat(found.min(id)).isEqualTo(expected.min(id));
      assertThat(found.max(id)).isEqualTo(expected.max(id));
      double sum = rows.rows.stream().mapToDouble(row -> row[column]).sum();
      assertThat(floats.offsets()[id]).isCloseTo(sum / 700, within(1e-7));
    }
  }

  @Test
  void refusesABatchWhoseMeanIsFarFromThePivot() {
    PivotedFloats floats = new PivotedFloats(of(batch(300, 10, 1, 5)));
    assertThat(floats.accept(batch(100, 10, 1, 6), new Rows())).isTrue();
    double[] before = floats.offsets();
    assertThat(floats.accept(batch(100, 12, 1, 7), new Rows())).isFalse();
    assertThat(floats.samples()).isEqualTo(100);
    assertThat(floats.offsets()).isEqualTo(before);
    assertThat(floats.accept(batch(100, 10, 1, 8), new Rows())).isTrue();
  }

  /** Each pivot is near enough alone; together they are not. */
  @Test
  void addsUpHowFarPivotsWereOff() {
    MarginalsBuilder others = of(batch(300, 10, 1, 5));
    PivotedFloats floats = new PivotedFloats(others);
    int accepted = 0;
    for (int round = 0; round < 20; round++) {
      if (floats.accept(batch(30, round % 2 == 0 ? 10.4 : 9.6, 0.1, round), new Rows())) {
        accepted++;
        others.combine(floats.marginals());
        floats.restart();
      }
    }
    assertThat(accepted).isBetween(1, 19);
  }

  @Test
  void refusesDifferencesThatOverflow() {
    PivotedFloats floats = new PivotedFloats(of(batch(300, 2e38, 1e37, 9)));
    assertThat(floats.accept(batch(300, -2e38, 1e37, 9), new Rows())).isFalse();
  }

  @Test
  void aConstantClassHasNoDeviation() {
    ScoreBatch batch = batch(300, 0, 1, 10);
    batch.fill(2, 0.1);
    PivotedFloats floats = new PivotedFloats(of(batch));
    assertThat(floats.accept(batch, new Rows())).isTrue();
    assertThat(floats.marginals().result().sd(2)).isZero();
    assertThat(floats.marginals().result().mean(2)).isEqualTo(0.1f);
  }

  @Test
  void suitsFloatsWithoutWeightsAndAttributes() {
    ScoreBatch batch = batch(2, 0, 1, 11);
    assertThat(PivotedFloats.suits(batch)).isTrue();
    assertThat(PivotedFloats.suits(ScoreBatch.ofDoubles(2, CLASSES))).isFalse();
    batch.attributes().addNumber(0, 1);
    assertThat(PivotedFloats.suits(batch)).isFalse();
    batch.attributes().clear();
    batch.weigh(2);
    assertThat(PivotedFloats.suits(batch)).isFalse();
  }
}
