package org.classblocks.blocks.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChanceBoundTest {
  private static final double PAIR_VARIANCE = 0.001;
  private static final ChanceBound BOUND = new ChanceBound(100, PAIR_VARIANCE);

  private static Parts classes(int count, double peak, int most) {
    Parts parts = Parts.ofOne(1, 1, peak);
    for (int i = 1; i < count; i++) {
      parts = parts.and(Parts.ofOne(1, 1, peak), most);
    }
    return parts;
  }

  /**
   * Classes one by one, numpy 2.4.6: {@code t = max(u, (u + u * (u - 1) * r - c * u * u) / (1 -
   * c)); P = u * (u - 1) / 2; e = u * u / t; 0.85 * np.sqrt(2 * e * (1 + np.log(100 / e)) * (t * t
   * - u) / (2 * P * P) * 0.001)}.
   */
  @ParameterizedTest
  @CsvSource({
    "2, 0, 0, 0.11914590419182416",
    "10, 0, 0, 0.03256526936400666",
    "10, 0.3, 0, 0.07773363442949296",
    "10, 0.3, 0.2, 0.054839200683411346",
    "50, 0.1, -0.01, 0.036730733262765235"
  })
  void isThatOfTheLuckiestChoiceOfClasses(int size, double r, double common, double expected) {
    double sum = size + size * (size - 1) * r;
    assertThat(BOUND.floor(classes(size, 0, 1), size, sum, common))
        .isCloseTo(expected, within(1e-14));
  }

  /**
   * Two parts of 4 and 6 classes with similarities of 0.5 inside, and 0.1 between: sums of 10 and
   * 21 inside, of 35.8 in all, and 24 pairs between. numpy as above, less c = 0.1 of all.
   */
  @Test
  void countsAPartAsOne() {
    Parts parts = Parts.ofOne(4, 10, 0).and(Parts.ofOne(6, 21, 0), 1);
    assertThat(parts.count()).isEqualTo(2);
    assertThat(parts.pairs(10)).isEqualTo(24);
    assertThat(parts.meanBetween(10, 35.8)).isCloseTo(0.1, within(1e-15));
    assertThat(BOUND.floor(parts, 10, 35.8, 0.1)).isCloseTo(0.06668676244104298, within(1e-14));
  }

  /**
   * Four classes with 0.82, and 0.8 to five around them, numpy 2.4.6: the expression for classes
   * one by one, with {@code (t * t - u) / (2 * P * P) + c * (1 - c / 2) * (1 / u + 1 / 5)}.
   */
  @Test
  void whatClassesShareWithAllOthersAddsItsError() {
    double sum = 4 + 12 * 0.82;
    assertThat(BOUND.floorAround(classes(4, 0, 1), 4, sum, 0.8, 5))
        .isCloseTo(0.10334125803513294, within(1e-14));
  }

  /** Only the two highest peaks may fall on one sample: 0.75 x 0.5 x 0.4 over three pairs more. */
  @Test
  void addsWhatASharedPeakGives() {
    Parts parts =
        Parts.ofOne(1, 1, 0.1).and(Parts.ofOne(1, 1, 0.5), 2).and(Parts.ofOne(1, 1, 0.4), 2);
    assertThat(BOUND.floor(parts, 3, 3, 0) - BOUND.floor(classes(3, 0, 2), 3, 3, 0))
        .isCloseTo(0.75 * 0.5 * 0.4 / 3, within(1e-14));
  }

  /** numpy 2.4.6: {@code 0.85 * np.sqrt(2 * 10 * (1 + np.log(10)) * 0.001 / 45)}. */
  @Test
  void ofClassesIsThatOfTheMeanOfAllPairs() {
    assertThat(BOUND.ofClasses(10)).isCloseTo(0.03256526936400665, within(1e-14));
  }
}
