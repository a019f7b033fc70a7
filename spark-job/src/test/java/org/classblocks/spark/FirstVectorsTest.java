package org.classblocks.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FirstVectorsTest {
  @Test
  void fewAreLessThanAQuarter() {
    assertThat(new FirstVectors(List.of(40, 40), 19, false).listFew()).isTrue();
    assertThat(new FirstVectors(List.of(40, 40), 20, false).listFew()).isFalse();
    assertThat(FirstVectors.NONE.listFew()).isFalse();
  }
}
