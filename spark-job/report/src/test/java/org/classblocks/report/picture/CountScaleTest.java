package org.classblocks.report.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CountScaleTest {
  private static CountScale covering(float... counts) {
    int side = (int) Math.sqrt(counts.length);
    return CountScale.covering(new MatrixPixels(side, false, counts));
  }

  @Test
  void equalFactorsAreEqualSteps() {
    CountScale scale = covering(0, 1, Float.NaN, 1000);
    int step = scale.place(10) - scale.place(1);
    assertThat(step).isEqualTo(43);
    assertThat(scale.place(100) - scale.place(10)).isEqualTo(step);
    assertThat(scale.place(1000)).isEqualTo(Shades.COUNT - 1);
  }

  @Test
  void aSingleErrorIsClearlyDarkerThanNone() {
    CountScale scale = covering(0, 1, 5, 1_000_000);
    assertThat(scale.place(0)).isZero();
    assertThat(scale.place(1)).isEqualTo(70);
    assertThat(Shades.place(scale.lightest())).isEqualTo(70);
  }

  @Test
  void ticksAreBothEndsAndThePowersOfTenBetween() {
    assertThat(covering(0, 1, 40, 0).ticks())
        .extracting(LegendKey.Tick::text)
        .containsExactly("1", "10", "40");
    assertThat(covering(0, 1, 40, 0).ticks().get(1).share())
        .isCloseTo(Math.log(10) / Math.log(40), within(1e-12));
    assertThat(covering(0, 1, 11, 0).ticks())
        .extracting(LegendKey.Tick::text)
        .containsExactly("1", "11");
    assertThat(covering(0, 0.25f, 2000, 0).ticks())
        .extracting(LegendKey.Tick::text)
        .containsExactly("0.25", "1", "10", "100", "2,000");
  }

  @Test
  void wideRangesHaveFewTicks() {
    assertThat(covering(0, 1e-12f, 1e12f, 0).ticks()).hasSizeBetween(4, 8);
  }

  @Test
  void equalCountsAreAllDark() {
    CountScale scale = covering(0, 3, 3, 0);
    assertThat(scale.place(3)).isEqualTo(Shades.COUNT - 1);
    assertThat(scale.lightest()).isEqualTo(1);
    assertThat(scale.ticks()).extracting(LegendKey.Tick::text).containsExactly("3");
  }

  @Test
  void nothingHasNoTicks() {
    assertThat(covering(0, Float.NaN, 0, 0).isEmpty()).isTrue();
    assertThat(covering(0, Float.NaN, 0, 0).ticks()).isEmpty();
    assertThat(covering().isEmpty()).isTrue();
  }

  @Test
  void zerosAreNotWritten() {
    CountScale scale = covering(0, 1, 40, 0);
    assertThat(scale.text(0)).isEmpty();
    assertThat(scale.text(1234)).isEqualTo("1,234");
  }
}
