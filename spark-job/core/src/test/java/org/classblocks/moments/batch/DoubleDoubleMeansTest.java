package org.classblocks.moments.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoubleDoubleMeansTest {
  @Test
  void startsWithZeros() {
    DoubleDoubleMeans means = new DoubleDoubleMeans(3);
    assertThat(means.size()).isEqualTo(3);
    assertThat(means.values()).containsExactly(0, 0, 0);
  }

  @Test
  void keepsWhatADoubleWouldLose() {
    DoubleDoubleMeans one = of(1e6, 1e-12 / 3);
    assertThat(one.value(0)).isEqualTo(1e6);
    assertThat(one.minus(of(1e6, 0), 0)).isEqualTo(1e-12 / 3);
  }

  @Test
  void roundsToTheNearestDouble() {
    assertThat(of(1, 0x1.8p-53).value(0)).isEqualTo(Math.nextUp(1.0));
    assertThat(of(0x1p-60, 1).value(0)).isEqualTo(1);
  }

  @ParameterizedTest(name = "mean {0}, spread {1}, seed {2}")
  @CsvSource({"0, 1, 1", "1, 1, 2", "1e6, 1, 3", "1e6, 1e-6, 4", "-1e12, 1, 5", "1e300, 1e290, 6"})
  void differencesAreExactToOneRounding(double mean, double spread, long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      double[] parts = new double[4];
      for (int p = 0; p < 4; p++) {
        parts[p] = (p % 2 == 0 ? mean : 0) + spread * random.nextGaussian();
      }
      BigDecimal exact = sum(parts[0], parts[1]).subtract(sum(parts[2], parts[3]));
      double actual = of(parts[0], parts[1]).minus(of(parts[2], parts[3]), 0);
      assertThat(error(actual, exact))
          .as("seed %d, case %d", seed, i)
          .isLessThanOrEqualTo(2 * Math.ulp(exact.doubleValue()));
    }
  }

  /** Means wander for thousands of steps; each adds a rounding of the step, none of the mean. */
  @ParameterizedTest(name = "mean {0}, seed {1}")
  @CsvSource({"0, 1", "1e6, 2", "-1e10, 3"})
  void thousandsOfStepsLoseNothingOfTheMean(double mean, long seed) {
    Random random = new Random(seed);
    DoubleDoubleMeans wanderer = of(mean, random.nextGaussian());
    BigDecimal exact = total(wanderer, mean);
    int steps = 5000;
    for (int i = 0; i < steps; i++) {
      DoubleDoubleMeans to = of(mean, random.nextGaussian());
      double share = random.nextDouble();
      exact = exact.add(new BigDecimal(share).multiply(new BigDecimal(to.minus(wanderer, 0))));
      wanderer.mergeWith(to, 1 - share, share);
    }
    assertThat(error(wanderer.minus(of(mean, 0), 0), exact.subtract(new BigDecimal(mean))))
        .as("seed %d", seed)
        .isLessThanOrEqualTo(steps * (Math.ulp(1.0) + Math.abs(mean) * 0x1p-104));
  }

  @Test
  void withoutWeightAMeanBecomesACopy() {
    DoubleDoubleMeans other = of(1e6, 1e-12 / 3);
    DoubleDoubleMeans means = new DoubleDoubleMeans(1);
    means.mergeWith(other, 0, 5);
    assertThat(means.minus(other, 0)).isZero();
    assertThat(means.minus(of(1e6, 0), 0)).isEqualTo(1e-12 / 3);
  }

  /** A far mean of next to no weight leaves hardly a trace, and no rounding of its distance. */
  @ParameterizedTest
  @ValueSource(doubles = {0x1p-9, 0x1p-20, 0x1p-40, 0x1p-60, 0x1p-1070})
  void whatWeighsNextToNothingIsLeftBehind(double weight) {
    DoubleDoubleMeans means = of(1e8, 1.0 / 3);
    means.mergeWith(of(0, 1.0 / 7), weight, 1 - weight);
    BigDecimal exact =
        new BigDecimal(1e8 + 1.0 / 3 - 1.0 / 7)
            .multiply(new BigDecimal(weight))
            .add(new BigDecimal(1.0 / 7));
    assertThat(error(means.value(0), exact))
        .isLessThanOrEqualTo(Math.ulp(1.0) + 1e8 * weight * 0x1p-50);
  }

  @Test
  void slicesAreCopies() {
    DoubleDoubleMeans means = new DoubleDoubleMeans(4);
    for (int i = 0; i < 4; i++) {
      means.set(i, i, 0x1p-70);
    }
    DoubleDoubleMeans slice = means.slice(1, 3);
    means.set(1, 50, 0);
    assertThat(slice.values()).containsExactly(1, 2);
    assertThat(slice.minus(of(1, 0), 0)).isEqualTo(0x1p-70);
  }

  @Test
  void valuesAreACopy() {
    DoubleDoubleMeans means = of(3, 0);
    means.values()[0] = 9;
    assertThat(means.value(0)).isEqualTo(3);
  }

  private static DoubleDoubleMeans of(double base, double offset) {
    DoubleDoubleMeans means = new DoubleDoubleMeans(1);
    means.set(0, base, offset);
    return means;
  }

  private static BigDecimal total(DoubleDoubleMeans means, double near) {
    return sum(near, means.minus(of(near, 0), 0));
  }

  private static BigDecimal sum(double a, double b) {
    return new BigDecimal(a).add(new BigDecimal(b));
  }

  private static double error(double actual, BigDecimal exact) {
    return exact.subtract(new BigDecimal(actual)).abs().doubleValue();
  }
}
