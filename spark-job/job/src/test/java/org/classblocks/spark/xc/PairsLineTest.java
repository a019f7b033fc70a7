package org.classblocks.spark.xc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PairsLineTest {
  private static PairsLine read(String text) {
    PairsLine line = new PairsLine();
    byte[] bytes = (text + "9:9").getBytes(StandardCharsets.UTF_8);
    assertThat(line.read(bytes, bytes.length - 3)).as(text).isTrue();
    return line;
  }

  private static double score(String text) {
    return read("0:" + text).scores().getDouble(0);
  }

  @Test
  void pairsComeInTheOrderOfTheLine() {
    PairsLine line = read("  7:0.5\t670090:-3 0:1e-05  ");
    assertThat(line.ids().toLongArray()).containsExactly(7, 670090, 0);
    assertThat(line.scores().toDoubleArray()).containsExactly(0.5, -3, 1e-5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t "})
  void aLineMayListNothing(String text) {
    assertThat(read(text).ids().numElements()).isZero();
  }

  @Test
  void aLineMayBeLong() {
    StringBuilder text = new StringBuilder();
    for (int id = 0; id < 1000; id++) {
      text.append(id).append(':').append(id / 4.0).append(' ');
    }
    PairsLine line = read(text.toString());
    assertThat(line.ids().numElements()).isEqualTo(1000);
    assertThat(line.scores().getDouble(999)).isEqualTo(249.75);
    assertThat(line.read(new byte[0], 0)).isTrue();
    assertThat(line.ids().numElements()).isZero();
  }

  /** The JDK is the oracle. */
  @Test
  void scoresAreTheNearestDoubles() {
    long seed = new Random().nextLong();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 100_000; i++) {
      double value =
          random.nextBoolean()
              ? Double.longBitsToDouble(random.nextLong())
              : random.nextDouble(-10, 10);
      if (Double.isFinite(value)) {
        String text =
            switch (random.nextInt(4)) {
              case 0 -> Double.toString(value);
              case 1 -> Float.toString((float) value).replace("Infinity", "1");
              case 2 -> String.format("%.6f", random.nextDouble(-1e9, 1e9));
              default -> Long.toString(random.nextLong() >> random.nextInt(64));
            };
        assertThat(score(text)).as("seed %d: %s", seed, text).isEqualTo(Double.valueOf(text));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "-0, -0.0",
    ".5, 0.5",
    "5., 5",
    "+1, 1",
    "0.00000000000000000000000000000001, 1e-32",
    "123456789012345678901234567890, 123456789012345678901234567890",
    "nan, NaN",
    "-nan, NaN",
    "NaN, NaN",
    "inf, Infinity",
    "-Infinity, -Infinity"
  })
  void scoresMayBeWrittenInManyWays(String text, Double value) {
    assertThat(score(text)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "-3:1, -3",
    "007:1, 7",
    "999999999999999999:1, 999999999999999999",
    "1000000000000000000:1, 9223372036854775807",
    "-99999999999999999999:1, -9223372036854775807"
  })
  void idsOfNoClassAreReadToo(String text, long id) {
    assertThat(read(text).ids().getLong(0)).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3",
        "3:",
        ":1",
        "3:x",
        "a:1",
        "3:1,4:2",
        "3 :1",
        "3: 1",
        "1,2 3:1",
        "-:1",
        "3:.",
        "3:-",
        "3:1:2",
        "3:0x1p3",
        "3:1f",
        "\u0000\u0001",
        "3:1 é:2"
      })
  void anythingElseIsAMisfit(String text) {
    PairsLine line = new PairsLine();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(line.read(bytes, bytes.length)).isFalse();
  }

  @Test
  void theFirstMisfitIsShown() {
    PairsLine line = new PairsLine();
    byte[] bytes = "3:1 b\u0000d:2 4:1".getBytes(StandardCharsets.UTF_8);
    assertThat(line.read(bytes, bytes.length)).isFalse();
    assertThat(line.misfit()).isEqualTo("b\uFFFDd:2");
  }
}
