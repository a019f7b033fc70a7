package org.classblocks.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "999, 999 B",
    "1000, 1.00 KB",
    "9994, 9.99 KB",
    "9996, 10.0 KB",
    "99960, 100 KB",
    "999499, 999 KB",
    "999500, 1.00 MB",
    "80200000000, 80.2 GB",
    "9223372036854775807, 9223 PB"
  })
  void bytesHaveThreeDigitsAndAUnit(long bytes, String text) {
    assertThat(Counts.bytes(bytes)).isEqualTo(text);
  }
}
