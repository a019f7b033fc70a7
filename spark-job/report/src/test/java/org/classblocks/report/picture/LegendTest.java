package org.classblocks.report.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.classblocks.report.canvas.Canvas;
import org.classblocks.report.canvas.OutlineFont;
import org.classblocks.report.canvas.RasterCanvas;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LegendTest {
  private static final ColourScale SCALE = ColourScale.covering(new float[] {1}, Double.NaN);

  private final OutlineFont lettering = new OutlineFont();

  @AfterEach
  void close() {
    lettering.close();
  }

  private Legend legend(double width, String... notes) {
    List<LegendKey.Note> texts = new ArrayList<>();
    for (String note : notes) {
      texts.add(new LegendKey.Note(LegendKey.Mark.NONE, note));
    }
    return new Legend(
        new LegendKey("Similarity", SCALE, 0, SCALE.ticks(true), texts), width, 1, lettering);
  }

  @Test
  void growsByLinesAsNotesNeedThem() {
    String note = "a note of some length that takes its room";
    double two = legend(1000, note, note).height();
    assertThat(legend(1000).height()).isEqualTo(two);
    assertThat(legend(1000, note, note, note, note).height()).isGreaterThan(two);
    assertThat(legend(3000, note, note, note, note).height()).isEqualTo(two);
  }

  @Test
  void staysInItsWidth() {
    Legend legend = legend(800, "short", "x".repeat(300), "a note of some length", "another one");
    BufferedImage image = draw(legend, 900);
    int last = 0;
    for (int x = 0; x < 900; x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        last = image.getRGB(x, y) == 0xFFFFFFFF ? last : x;
      }
    }
    assertThat(last).as("where the longest note is cut").isBetween(780, 800);
  }

  @Test
  void theBarGoesFromTheLightestToTheDarkestShade() {
    BufferedImage image = draw(legend(900), 900);
    List<Integer> shades = new ArrayList<>();
    for (int x = 0; x < 900; x++) {
      shades.add(image.getRGB(x, 28) & 0xFFFFFF);
    }
    int first = shades.indexOf(SCALE.shade(0));
    int last = shades.lastIndexOf(SCALE.shade(1));
    assertThat(last - first).isEqualTo(319);
    assertThat(shades.get((first + last) / 2)).isIn(Shades.BLUE.at(99), Shades.BLUE.at(100));
  }

  @Test
  void withoutTicksThereIsNoBar() {
    List<LegendKey.Note> notes = List.of(new LegendKey.Note(LegendKey.Mark.GREY, "left out"));
    Legend legend =
        new Legend(new LegendKey("Errors", SCALE, 0, List.of(), notes), 900, 1, lettering);
    BufferedImage image = draw(legend, 900);
    assertThat(new Color(image.getRGB(7, 28))).isEqualTo(Canvas.LEFT_OUT);
  }

  private BufferedImage draw(Legend legend, int width) {
    try (RasterCanvas canvas = new RasterCanvas(width, (int) legend.height(), lettering)) {
      legend.draw(0, 0, canvas);
      return canvas.image();
    }
  }
}
