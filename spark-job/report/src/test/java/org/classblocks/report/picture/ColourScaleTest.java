package org.classblocks.report.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.classblocks.report.canvas.Canvas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColourScaleTest {
  private static final ColourScale FULL = ColourScale.covering(new float[] {0.99f}, Double.NaN);

  @ParameterizedTest
  @CsvSource({
    "0.99, NaN, 1",
    "0.31, NaN, 0.4",
    "0.01, NaN, 0.05",
    "-0.5, NaN, 0.05",
    "0.01, 0.08, 0.2",
    "0.2, 0.9, 1",
    "NaN, NaN, 1"
  })
  void endsJustAboveTheSimilaritiesAndTwiceTheNoise(float value, double noiseFloor, double end) {
    assertThat(ColourScale.covering(new float[] {value}, noiseFloor).end()).isEqualTo(end);
  }

  @Test
  void coversNineHundredNinetyFiveOfAThousand() {
    float[] values = new float[1000];
    Arrays.fill(values, 0, 995, 0.18f);
    Arrays.fill(values, 995, 1000, 0.9f);
    assertThat(ColourScale.covering(values, Double.NaN).end()).isEqualTo(0.2);
    values[0] = 0.9f;
    assertThat(ColourScale.covering(values, Double.NaN).end()).isEqualTo(1);
  }

  @Test
  void ticksReachTheEnd() {
    for (float value : new float[] {0.01f, 0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f, 0.8f, 1}) {
      ColourScale scale = ColourScale.covering(new float[] {value}, Double.NaN);
      double steps = scale.end() / scale.step();
      assertThat(steps).isBetween(2.99, 5.01);
      assertThat(Math.abs(steps - Math.rint(steps))).isLessThan(1e-9);
    }
  }

  @Test
  void negativesAreAsLightAsZeroAndTheEndIsDarkest() {
    assertThat(FULL.shade(-0.7)).isEqualTo(FULL.shade(0));
    assertThat(luminance(FULL.shade(0))).isGreaterThan(0.93);
    assertThat(luminance(FULL.shade(1))).isLessThan(0.04);
    ColourScale weak = ColourScale.covering(new float[] {0.2f}, Double.NaN);
    assertThat(weak.shade(0.2)).isEqualTo(FULL.shade(1)).isEqualTo(weak.shade(0.9));
  }

  @Test
  void shadesAreBlueAndFallEvenlyInCielabLightness() {
    double previous = 101;
    for (int step = 0; step <= 20; step++) {
      int shade = FULL.shade(step / 20.0);
      double lightness = 116 * Math.cbrt(luminance(shade)) - 16;
      if (step > 0) {
        assertThat(previous - lightness).as("step %d", step).isBetween(2.5, 6.0);
      }
      assertThat(shade & 0xFF).isGreaterThanOrEqualTo(shade >> 8 & 0xFF);
      assertThat(shade >> 8 & 0xFF).isGreaterThanOrEqualTo(shade >> 16 & 0xFF);
      previous = lightness;
    }
  }

  /** WCAG's contrast of large text is 3 at least; the better of the two letters has 3.9. */
  @Test
  void lettersStandOutOnEveryShade() {
    for (Shades shades : List.of(Shades.BLUE, Shades.PURPLE)) {
      for (int place = 0; place < Shades.COUNT; place++) {
        double ground = luminance(shades.at(place)) + 0.05;
        double letters =
            luminance((shades.isDark(place) ? Canvas.PAPER : Canvas.INK).getRGB()) + 0.05;
        double contrast = Math.max(ground / letters, letters / ground);
        assertThat(contrast).as("shade %d", place).isGreaterThan(3.7);
      }
    }
  }

  @Test
  void ticksSayWhereAnEndStandsForAllBeyondIt() {
    ColourScale weak = ColourScale.covering(new float[] {0.04f}, Double.NaN);
    assertThat(weak.ticks(true))
        .extracting(LegendKey.Tick::text)
        .containsExactly("\u2264 0", "0.01", "0.02", "0.03", "0.04", "\u2265 0.05");
    assertThat(FULL.ticks(false))
        .extracting(LegendKey.Tick::text)
        .containsExactly("0", "0.2", "0.4", "0.6", "0.8", "1");
    assertThat(FULL.ticks(false)).extracting(LegendKey.Tick::share).contains(0.0, 0.4, 1.0);
  }

  /** The relative luminance of an sRGB colour, as in WCAG 2. */
  private static double luminance(int rgb) {
    return 0.2126 * linear(rgb >> 16 & 0xFF)
        + 0.7152 * linear(rgb >> 8 & 0xFF)
        + 0.0722 * linear(rgb & 0xFF);
  }

  private static double linear(int channel) {
    double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
