package org.classblocks.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalibrationTest {
  /**
   * From scipy 1.17.1: brentq over m of {@code quad(lambda z: norm.pdf(z) * expit(m + sd * z), -14,
   * 14) - rate}. The widest case is the hardest for a fixed step; a real classifier is far from it.
   */
  @ParameterizedTest
  @CsvSource({
    "0.5, 1, 0, 1e-9",
    "0.0033333333333333335, 5, -14.471500876615103, 1e-8",
    "1e-06, 5, -25.725554964901235, 1e-8",
    "0.9, 2, 3.416962954517394, 1e-9",
    "0.01, 0.1, -4.600019363607684, 1e-9",
    "0.0001, 12, -45.14762107938946, 1e-7",
    "0.3, 30, -15.76071423199987, 1e-2"
  })
  void findsTheMeanThatGivesTheRate(double rate, double sd, double expected, double bound) {
    assertThat(Calibration.meanLogit(rate, sd)).isCloseTo(expected, within(bound));
  }
}
