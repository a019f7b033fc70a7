package org.classblocks.report.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LittleEndianTest {
  @Test
  void theLowestByteComesFirst() {
    assertThat(LittleEndian.bytes(1, -2)).containsExactly(1, 0, 0, 0, 0xfe, 0xff, 0xff, 0xff);
    assertThat(LittleEndian.bytes(1.5f, -0f)).containsExactly(0, 0, 0xc0, 0x3f, 0, 0, 0, 0x80);
  }

  @Test
  void allUndefinedNumbersAreTheSame() {
    float quotientOfZeros = Float.intBitsToFloat(0xffc00000);
    assertThat(LittleEndian.bytes(quotientOfZeros)).isEqualTo(LittleEndian.bytes(Float.NaN));
  }
}
