package org.classblocks.moments.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import org.classblocks.linalg.Tiling;
import org.classblocks.moments.Gathered;
import org.classblocks.moments.RandomScores;
import org.classblocks.moments.Serialised;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarginalsBuilderTest {
  @Test
  void equalsTheDefinitions() {
    Marginals marginals =
        of(new double[][] {{2, 0}, {4, 0}, {4, 0}, {4, 0}, {5, 0}, {5, 0}, {7, 0}, {9, -8}});
    assertThat(marginals.size()).isEqualTo(2);
    assertThat(marginals.samples()).isEqualTo(8);
    assertThat(marginals.mean(0)).isEqualTo(5);
    assertThat(marginals.squares(0)).isEqualTo(32);
    assertThat(marginals.sd(0)).isEqualTo(Math.sqrt(32 / 7.0));
    assertThat(marginals.min(0)).isEqualTo(2);
    assertThat(marginals.max(0)).isEqualTo(9);
    assertThat(marginals.mean(1)).isEqualTo(-1);
    assertThat(marginals.squares(1)).isEqualTo(56);
    assertThat(marginals.min(1)).isEqualTo(-8);
    assertThat(marginals.max(1)).isZero();
    assertThat(marginals.isConstant(1)).isFalse();
  }

  @Test
  void knowsNothingWithoutSamples() {
    Marginals marginals = of(new double[0][1]);
    assertThat(marginals.samples()).isZero();
    assertThat(marginals.mean(0)).isNaN();
    assertThat(marginals.sd(0)).isNaN();
    assertThat(marginals.squares(0)).isZero();
    assertThat(marginals.min(0)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(marginals.max(0)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(marginals.isConstant(0)).isTrue();
  }

  @Test
  void knowsNoSpreadOfOneSample() {
    Marginals marginals = of(new double[][] {{3}});
    assertThat(marginals.mean(0)).isEqualTo(3);
    assertThat(marginals.sd(0)).isNaN();
    assertThat(marginals.squares(0)).isZero();
    assertThat(marginals.isConstant(0)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1f, -1.1, 1e-320, 1e300, Double.MAX_VALUE})
  void aConstantHasNoSpreadHoweverItIsCut(double constant) {
    double[][] rows = new double[37][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new double[] {constant};
    }
    for (int batchRows : new int[] {1, 5, 40}) {
      Marginals marginals =
          Gathered.ofPartitions(rows, 4, batchRows, new Tiling(1, 1)).marginals().result();
      assertThat(marginals.isConstant(0)).isTrue();
      assertThat(marginals.squares(0)).isZero();
      assertThat(marginals.mean(0)).isEqualTo(constant);
    }
  }

  @Test
  void aTinySpreadIsNoConstant() {
    assertThat(of(new double[][] {{1}, {Math.nextUp(1.0)}}).isConstant(0)).isFalse();
    assertThat(of(new double[][] {{0}, {Double.MIN_VALUE}}).isConstant(0)).isFalse();
  }

  @Test
  void bothZerosAreOne() {
    assertThat(of(new double[][] {{0.0}, {-0.0}, {0.0}}).isConstant(0)).isTrue();
  }

  @Test
  void aResultStaysAsLaterSamplesCome() {
    MarginalsBuilder builder = new MarginalsBuilder(1);
    BatchMarginals.add(batch(new double[][] {{1}, {3}}), builder);
    Marginals early = builder.result();
    BatchMarginals.add(batch(new double[][] {{50}}), builder);
    assertThat(early.samples()).isEqualTo(2);
    assertThat(early.mean(0)).isEqualTo(2);
    assertThat(early.squares(0)).isEqualTo(2);
    assertThat(early.max(0)).isEqualTo(3);
    assertThat(builder.result().mean(0)).isCloseTo(18, within(1e-14));
  }

  @Test
  void leavesTheBatchAsItWas() {
    ScoreBatch batch = batch(new double[][] {{1, 9}, {3, 7}});
    BatchMarginals.add(batch, new MarginalsBuilder(2));
    assertThat(batch.rows()).isEqualTo(2);
    double[] first = new double[batch.classCount()];
    batch.copyRow(0, first);
    assertThat(first).containsExactly(1, 9);
    batch.copyRow(1, first);
    assertThat(first).containsExactly(3, 7);
  }

  @Test
  void aloneOrBesideCoMomentsIsTheSame() throws IOException {
    double[][] rows = RandomScores.of(100, 4, 12, 3, 21);
    MarginalsBuilder alone = new MarginalsBuilder(4);
    for (int start = 0; start < rows.length; start += 10) {
      BatchMarginals.add(batch(Arrays.copyOfRange(rows, start, start + 10)), alone);
    }
    MarginalsBuilder beside = Gathered.of(rows, 10, new Tiling(4, 3)).marginals();
    assertThat(Serialised.bytes(alone)).isEqualTo(Serialised.bytes(beside));
  }

  private static Marginals of(double[][] rows) {
    MarginalsBuilder builder = new MarginalsBuilder(rows.length == 0 ? 1 : rows[0].length);
    BatchMarginals.add(batch(rows), builder);
    return builder.result();
  }

  private static ScoreBatch batch(double[][] rows) {
    ScoreBatch batch = ScoreBatch.ofDoubles(rows.length, rows.length == 0 ? 1 : rows[0].length);
    for (double[] row : rows) {
      batch.add(row);
    }
    return batch;
  }
}
