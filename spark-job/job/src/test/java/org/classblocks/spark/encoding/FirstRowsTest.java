package org.classblocks.spark.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FirstRowsTest {
  @Test
  void fewAreLessThanAQuarter() {
    assertThat(new FirstRows.Vectors(List.of(40, 40), 19, false).listFew()).isTrue();
    assertThat(new FirstRows.Vectors(List.of(40, 40), 20, false).listFew()).isFalse();
    assertThat(FirstRows.Vectors.NONE.listFew()).isFalse();
  }
}
