package org.classblocks.spark.half;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalfFloatsTest {
  /** Bits and values of numpy 2.4.6: {@code np.array(bits, np.uint16).view(np.float16)}. */
  @ParameterizedTest
  @CsvSource({
    "0000, 0",
    "8000, -0.0",
    "0001, 5.960464477539063e-08",
    "03FF, 6.097555160522461e-05",
    "0400, 6.103515625e-05",
    "3555, 0.333251953125",
    "3C00, 1",
    "C500, -5",
    "7BFF, 65504",
    "FBFF, -65504",
    "7C00, Infinity",
    "FC00, -Infinity",
    "7E00, NaN"
  })
  void halvesAreExact(String bits, float value) {
    assertThat(HalfFloats.value((short) Integer.parseInt(bits, 16)))
        .isEqualTo(Float.valueOf(value));
  }
}
