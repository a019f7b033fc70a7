package org.classblocks.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {
  @Test
  void leavesOrdinaryTextAlone() {
    assertThat(PlainText.of("caf\u00E9 (inside) <b> \uD83D\uDE00"))
        .isEqualTo("caf\u00E9 (inside) <b> \uD83D\uDE00");
  }

  @Test
  void bringsTextOntoOneLine() {
    assertThat(PlainText.of(" \tone\r\ntwo\u2028three\u0000\u00A0four  "))
        .isEqualTo("one two three four");
  }

  @Test
  void replacesHalvesOfSurrogatePairs() {
    assertThat(PlainText.of("a\uD83Db")).isEqualTo("a\uFFFDb");
  }

  @Test
  void mayLeaveNothing() {
    assertThat(PlainText.of("\n \t")).isEmpty();
    assertThat(PlainText.className("\n \t")).isEqualTo("(no name)");
  }
}
