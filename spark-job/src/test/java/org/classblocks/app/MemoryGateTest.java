package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.classblocks.UserErrorException;
import org.classblocks.linalg.Precision;
import org.classblocks.spark.MemoryEstimate;
import org.classblocks.spark.TilePlan;
import org.junit.jupiter.api.Test;

class MemoryGateTest {
  private static final MemoryEstimate MEMORY =
      new MemoryEstimate(TilePlan.of(21_841, 2, 2, 1L << 30, Precision.DOUBLE), 0);

  @Test
  void aHeapThatHoldsTheDriversMatricesIsEnough() {
    assertThatCode(() -> MemoryGate.check(MEMORY, 3L << 30)).doesNotThrowAnyException();
  }

  @Test
  void aSmallerHeapIsRefusedBeforeTheWork() {
    assertThatThrownBy(() -> MemoryGate.check(MEMORY, 2L << 30))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("21,841 classes need a driver heap of 3.15 GB")
        .hasMessageContaining("has 2.15 GB")
        .hasMessageContaining("-Xmx3g")
        .hasMessageContaining("--driver-memory 3g");
  }
}
