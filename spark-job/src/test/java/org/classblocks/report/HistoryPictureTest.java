package org.classblocks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import javax.imageio.ImageIO;
import org.classblocks.report.HistoryPicture.Night;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryPictureTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 30);
  private static final int ACCENT = Canvas.ACCENT.getRGB();

  private static BufferedImage picture(Night... nights) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new HistoryPicture(List.of(nights)).write(out);
    return ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
  }

  /** The rows of a column of pixels, within the upper or the lower panel, that a line crosses. */
  private static double height(BufferedImage image, int x, int from, int to) {
    int count = 0;
    double sum = 0;
    for (int y = from; y < to; y++) {
      if (image.getRGB(x, y) == ACCENT) {
        count++;
        sum += y + 0.5;
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }

  /** Days 0, 1 and 4 of 4: at x = 100, 300 and 900 or so; the drift is 0 at y = 200, 0.2 at 50. */
  @Test
  void nightsStandWhereTheirDatesAndFiguresAre() throws IOException {
    BufferedImage image =
        picture(
            new Night(FIRST, Double.NaN, 10),
            new Night(FIRST.plusDays(1), 0.2, 5),
            new Night(FIRST.plusDays(4), 0.1, 0));
    assertThat(height(image, 100, 40, 210)).as("no figure").isNaN();
    assertThat(height(image, 307, 40, 210)).isBetween(48.0, 52.0);
    assertThat(height(image, 929, 40, 210)).isBetween(123.0, 127.0);
    assertThat(height(image, 100, 250, 420)).isBetween(258.0, 262.0);
    assertThat(height(image, 307, 250, 420)).isBetween(333.0, 337.0);
    assertThat(height(image, 929, 250, 420)).isBetween(408.0, 412.0);
  }

  @Test
  void oneNightIsAPicture() throws IOException {
    BufferedImage image = picture(new Night(FIRST, Double.NaN, 3));
    assertThat(height(image, 515, 250, 420)).isBetween(318.0, 326.0);
    assertThatThrownBy(() -> new HistoryPicture(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1.2, 2", "0.03, 0.05", "0.05, 0.05", "89, 100", "101, 200", "600, 1000"})
  void scalesEndAtShortNumbers(double value, double expected) {
    assertThat(HistoryPicture.roundedUp(value)).isEqualTo(expected);
  }
}
