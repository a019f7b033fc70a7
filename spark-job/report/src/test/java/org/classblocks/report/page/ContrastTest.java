package org.classblocks.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whether the page's colours keep the contrast of WCAG 2.2 level AA in both themes: 4.5 for text
 * (1.4.3), 3 for the edges of controls and what else has to be seen (1.4.11).
 */
class ContrastTest {
  private static final Pattern COLOUR =
      Pattern.compile("--([a-z]+): light-dark\\(#([0-9a-f]{6}), #([0-9a-f]{6})\\);");
  private static final double TEXT = 4.5;
  private static final double EDGE = 3;

  /** The light and the dark colour of each name. */
  private static final Map<String, int[]> COLOURS = new HashMap<>();

  @BeforeAll
  static void readsTheColoursOfTheTemplate() throws IOException {
    try (InputStream page = ReportPage.class.getResourceAsStream("index.html")) {
      String html = new String(page.readAllBytes(), StandardCharsets.UTF_8);
      Matcher colour = COLOUR.matcher(html);
      while (colour.find()) {
        COLOURS.put(
            colour.group(1),
            new int[] {
              Integer.parseInt(colour.group(2), 16), Integer.parseInt(colour.group(3), 16)
            });
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "faint, fill",
    "blue, fill",
    "ink, paper",
    "ink, wash",
    "ink, fill",
    "faint, paper",
    "faint, wash",
    "blue, paper",
    "blue, wash"
  })
  void textCanBeRead(String text, String ground) {
    assertContrast(text, ground, TEXT);
  }

  @ParameterizedTest
  @CsvSource({"control, paper", "blue, paper", "blue, wash", "outline, paper"})
  void edgesCanBeSeen(String edge, String ground) {
    assertContrast(edge, ground, EDGE);
  }

  /** The examples of the definition: black on white, and the grey that just passes. */
  @Test
  void contrastIsThatOfTheGuidelines() {
    assertThat(contrast(0x000000, 0xffffff)).isEqualTo(21);
    assertThat(contrast(0x767676, 0xffffff)).isBetween(4.54, 4.55);
    assertThat(contrast(0xffffff, 0x777777)).isBetween(4.47, 4.48);
  }

  private static void assertContrast(String one, String other, double least) {
    for (int theme = 0; theme < 2; theme++) {
      assertThat(contrast(COLOURS.get(one)[theme], COLOURS.get(other)[theme]))
          .as("%s on %s, %s", one, other, theme == 0 ? "light" : "dark")
          .isGreaterThanOrEqualTo(least);
    }
  }

  /** WCAG 2.2, contrast ratio: from 1 to 21. */
  private static double contrast(int one, int other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  /** WCAG 2.2, relative luminance: from 0 to 1. */
  private static double luminance(int colour) {
    return 0.2126 * linear(colour >> 16)
        + 0.7152 * linear(colour >> 8 & 0xff)
        + 0.0722 * linear(colour & 0xff);
  }

  private static double linear(int channel) {
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
