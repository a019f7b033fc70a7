package org.classblocks.report.canvas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutlineFontTest {
  private final OutlineFont lettering = new OutlineFont();

  @AfterEach
  void close() {
    lettering.close();
  }

  /** Advance widths of Liberation Sans 2, which are those of Arial: A 1366, i 455 of 2048 units. */
  @Test
  void measuresByTheWidthsOfTheFont() {
    assertThat(lettering.width("A", 2048)).isCloseTo(1366, within(1e-9));
    assertThat(lettering.width("AiA", 1024)).isCloseTo((1366 + 455 + 1366) / 2.0, within(1e-9));
    assertThat(lettering.width("", 20)).isZero();
  }

  @Test
  void leavesWhatFitsAndElidesWhatDoesNot() {
    assertThat(lettering.elide("harbour", 14, 100)).isEqualTo("harbour");
    String elided = lettering.elide("harbour at the end of the long road", 14, 100);
    assertThat(elided).startsWith("harbour").endsWith("\u2026");
    assertThat(lettering.width(elided, 14)).isBetween(80.0, 100.0);
  }

  @Test
  void elidesNoHalfOfASurrogatePairAndNoSpaceBeforeTheEllipsis() {
    String smiles = "\uD83D\uDE00".repeat(100);
    String elided = lettering.elide(smiles, 10, 50);
    assertThat(elided.length() % 2).isEqualTo(1);
    assertThat(elided).doesNotContain("\uD83D\u2026");
    assertThat(lettering.elide("ab cdefgh", 10, lettering.width("ab \u2026", 10) + 0.1))
        .isEqualTo("ab\u2026");
  }

  @Test
  void elidesToAnEllipsisWhereNothingFits() {
    assertThat(lettering.elide("harbour", 14, 1)).isEqualTo("\u2026");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u6e2f", "\uD83D\uDE00", "\uD83D", "\uFFFF"})
  void drawsABoxForWhatTheFontLacks(String unknown) {
    assertThat(lettering.width(unknown, 100)).isEqualTo(66);
    BufferedImage image = draw(unknown);
    assertThat(ink(image)).isPositive();
    assertThat(image.getRGB(33, 114) & 0xFFFFFF).as("the middle of the box").isEqualTo(0xFFFFFF);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u202E", "\u200D", "\uFE0F", "\n", "\u0000", " "})
  void drawsNothingForTheInvisible(String invisible) {
    assertThat(ink(draw(invisible))).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "\u00C9", "\u00DF", "\u0416", "\u03A9", "\u2212", "\u2264"})
  void drawsLettersAboveTheBaseLine(String letter) {
    BufferedImage image = draw(letter);
    assertThat(ink(image)).isPositive();
    assertThat(lettering.width(letter, 100)).isNotEqualTo(66);
    for (int x = 0; x < image.getWidth(); x++) {
      assertThat(image.getRGB(x, 155) & 0xFFFFFF).isEqualTo(0xFFFFFF);
    }
  }

  /** U+202D makes what follows run from left to right. */
  @Test
  void drawsHebrewFromRightToLeft() {
    int[] drawn = pixels("a\u05D0\u05E9");
    assertThat(drawn).isEqualTo(pixels("a\u202D\u05E9\u05D0"));
    assertThat(pixels("\u05D0(\u05E9)a")).isEqualTo(pixels("\u202Da(\u05E9)\u05D0"));
    assertThat(drawn).isNotEqualTo(pixels("a\u202D\u05D0\u05E9"));
  }

  private int[] pixels(String text) {
    return draw(text).getRGB(0, 0, 200, 200, null, 0, 200);
  }

  /** The text at size 100, from x = 0 on the base line y = 150 of a white square of 200. */
  private BufferedImage draw(String text) {
    BufferedImage image = new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 200, 200);
    graphics.setColor(Color.BLACK);
    lettering.draw(graphics, text, 100, 0, 150);
    graphics.dispose();
    return image;
  }

  private static int ink(BufferedImage image) {
    int ink = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        ink += (image.getRGB(x, y) & 0xFFFFFF) == 0xFFFFFF ? 0 : 1;
      }
    }
    return ink;
  }
}
