package org.classblocks.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.classblocks.browser.OpenPage;

/** The colours in which a page should show similarities. */
final class ShownColours {
  private static final int ROUNDING = 3;

  private ShownColours() {}

  /** The blue of a share of the scale, in the browser's own arithmetic of colours. */
  static int blue(OpenPage page, double share) {
    return blues(page, share)[0];
  }

  /** The blues of many shares. */
  static int[] blues(OpenPage page, double... shares) {
    List<String> wanted =
        Arrays.stream(shares)
            .mapToObj(
                share ->
                    String.format(
                        Locale.ROOT,
                        "oklch(%.6f %.6f %.4f)",
                        0.985 - 0.69 * share,
                        0.004 + 0.13 * Math.sin(0.72 * Math.PI * Math.pow(share, 0.9)),
                        236 + 23 * share))
            .toList();
    List<?> colours =
        (List<?>)
            page.evaluate(
                """
                const context = document
                  .createElement("canvas")
                  .getContext("2d", { willReadFrequently: true });
                return arguments[0].map((colour) => {
                  context.fillStyle = colour;
                  context.fillRect(0, 0, 1, 1);
                  const [r, g, b] = context.getImageData(0, 0, 1, 1).data;
                  return (r << 16) | (g << 8) | b;
                });
                """,
                wanted);
    return colours.stream().mapToInt(colour -> ((Number) colour).intValue()).toArray();
  }

  /** Asserts that two colours 0xRRGGBB differ by rounding alone. */
  static void assertClose(int actual, int expected, String what) {
    assertClose(actual, expected, ROUNDING, what);
  }

  /** Asserts that no channel of two colours 0xRRGGBB differs by more than some steps. */
  static void assertClose(int actual, int expected, int steps, String what) {
    for (int shift = 0; shift <= 16; shift += 8) {
      assertThat((actual >> shift & 255) - (expected >> shift & 255))
          .as("%s: #%06x where #%06x is expected", what, actual, expected)
          .isBetween(-steps, steps);
    }
  }
}
