package org.classblocks.spark.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalLong;
import org.classblocks.linalg.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrecisionChoiceTest {
  private static PrecisionChoice of(long rows, int classes) {
    return PrecisionChoice.of(OptionalLong.of(rows), classes);
  }

  @ParameterizedTest
  @CsvSource({
    "3000, 261, DOUBLE",
    "350000, 527, DOUBLE",
    "400000, 527, MIXED",
    "200000, 2622, MIXED",
    "2000000, 527, MIXED",
    "9000000, 1000, MIXED",
    "10000000, 1000, DOUBLE",
    "10000000000, 100, DOUBLE",
    "300, 21841, MIXED",
    "200, 21841, DOUBLE",
    "0, 100, DOUBLE"
  })
  void dependsOnRowsAndClasses(long rows, int classes, Precision expected) {
    assertThat(of(rows, classes).precision()).isEqualTo(expected);
  }

  /** The bound of numerics.md, 17/16 (d + 2) 2^-24, written out. */
  @ParameterizedTest
  @CsvSource({"200000, 2622", "600000, 2622", "2000000, 527", "9000000, 1000"})
  void mixedIsSureToErrByATenthOfTheSamplingError(long rows, int classes) {
    PrecisionChoice choice = of(rows, classes);
    TilePlan plan =
        TilePlan.of(classes, 8, 4, 1L << 30, choice.precision()).withProductRows(choice.mostRows());
    int d = plan.batches().productRows();
    double bound = 0.1 / Math.sqrt((double) rows);
    assertThat(d).isGreaterThan(PrecisionChoice.LEAST_ROWS / 2);
    assertThat(17.0 / 16 * (d + 2) * Math.pow(2, -24)).isLessThanOrEqualTo(bound);
    assertThat(choice.mostRows() + 2.0).isCloseTo(bound * 16 / 17 * Math.pow(2, 24), within(1.0));
  }

  @Test
  void batchesOfFewClassesShrinkWithTheProducts() {
    TilePlan plan = TilePlan.of(30, 8, 4, 1L << 30, Precision.MIXED).withProductRows(1000);
    assertThat(plan.batches().rows()).isEqualTo(999);
    assertThat(plan.batches().productRows()).isEqualTo(1000);
    assertThat(plan.withProductRows(Integer.MAX_VALUE)).isEqualTo(plan);
  }

  @Test
  void saysWhy() {
    assertThat(of(3_000, 261).reason())
        .isEqualTo("Products of 3,000 rows of 261 classes take about a second or less in double.");
    assertThat(of(200_000, 2_622).reason())
        .isEqualTo(
            "With 200,000 rows of 2,622 classes, mixed products err by less than a tenth of the"
                + " sampling error of 2.2e-03.");
    assertThat(of(10_000_000, 1_000).reason()).contains("might err by more than a tenth");
    assertThat(PrecisionChoice.of(OptionalLong.empty(), 50_000))
        .isEqualTo(
            new PrecisionChoice(
                Precision.DOUBLE, "The number of rows is not known before the log is read."));
  }
}
