package org.classblocks.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FastestBlasTest {
  @Test
  void fastestIsTheBundledLibraryWhereItLoads() {
    assertThat(FastestBlas.INSTANCE.name())
        .isEqualTo(new OpenBlas().name())
        .startsWith("OpenBLAS ");
  }
}
