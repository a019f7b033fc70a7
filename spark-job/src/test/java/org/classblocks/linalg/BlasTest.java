package org.classblocks.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BlasTest {
  @Test
  void fastestIsChosenOnce() {
    assertThat(Blas.fastest()).isSameAs(Blas.fastest());
  }

  @Test
  void fastestIsTheBundledLibraryWhereItLoads() {
    assertThat(Blas.fastest().name()).isEqualTo(new OpenBlas().name()).startsWith("OpenBLAS ");
  }
}
