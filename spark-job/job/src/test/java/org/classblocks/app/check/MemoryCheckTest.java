package org.classblocks.app.check;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.classblocks.UserErrorException;
import org.classblocks.linalg.Precision;
import org.classblocks.spark.plan.MemoryEstimate;
import org.classblocks.spark.plan.TilePlan;
import org.junit.jupiter.api.Test;

class MemoryCheckTest {
  private static final MemoryEstimate MEMORY =
      new MemoryEstimate(TilePlan.of(21_841, 2, 2, 1L << 30, Precision.DOUBLE), 0);

  @Test
  void aHeapThatHoldsTheDriversMatricesIsEnough() {
    assertThatCode(() -> MemoryCheck.check(MEMORY, 3L << 30)).doesNotThrowAnyException();
  }

  @Test
  void aSmallerHeapIsRefusedBeforeTheWork() {
    assertThatThrownBy(() -> MemoryCheck.check(MEMORY, 2L << 30))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("21,841 classes need a driver heap of 3.15 GB")
        .hasMessageContaining("has 2.15 GB")
        .hasMessageContaining("-Xmx3g")
        .hasMessageContaining("--driver-memory 3g");
  }
}
