package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.classblocks.UserErrorException;
import org.classblocks.linalg.Precision;
import org.classblocks.spark.TilePlan;
import org.junit.jupiter.api.Test;

class MemoryGateTest {
  private static final TilePlan PLAN = TilePlan.of(21_841, 2, 2, 1L << 30, Precision.DOUBLE);

  @Test
  void aHeapThatHoldsTheDriversMatricesIsEnough() {
    assertThatCode(() -> MemoryGate.check(PLAN, 6L << 30)).doesNotThrowAnyException();
  }

  @Test
  void aSmallerHeapIsRefusedBeforeTheWork() {
    assertThatThrownBy(() -> MemoryGate.check(PLAN, 5L << 30))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("21,841 classes need a driver heap of 5.96 GB")
        .hasMessageContaining("has 5.37 GB")
        .hasMessageContaining("-Xmx6g")
        .hasMessageContaining("--driver-memory 6g");
  }
}
