package org.classblocks.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HalfFloatTest {
  /** By numpy.float16(x).view(numpy.uint16). */
  @ParameterizedTest
  @CsvSource({
    "0, 0x0000",
    "1, 0x3C00",
    "-2, 0xC000",
    "0.01, 0x211F",
    "-0.003, 0x9A25",
    "1e-5, 0x00A8",
    "6.1e-5, 0x03FF",
    "0.99999, 0x3C00",
    "65504, 0x7BFF",
    "100000, 0x7C00"
  })
  void halvesAreThoseOfNumpy(float value, int bits) {
    assertThat(HalfFloat.of(value) & 0xFFFF).isEqualTo(bits);
    if (bits < 0x7C00) {
      assertThat(HalfFloat.of(HalfFloat.valueOf((short) bits)) & 0xFFFF).isEqualTo(bits);
    }
  }
}
