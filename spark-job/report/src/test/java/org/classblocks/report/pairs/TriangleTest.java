package org.classblocks.report.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;
import org.classblocks.fixtures.Orders;
import org.classblocks.fixtures.Similarities;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TriangleTest {
  private static final int SIZE = 37;

  private static byte[] bytes(RowsByPosition rows, PairRange range, PairFormat format)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Triangle(rows, range).write(format, out);
    return out.toByteArray();
  }

  /** The value of pair i below j, decoded as the format of the page is documented. */
  private static double value(byte[] bytes, PairRange range, PairFormat format, int i, int j) {
    int index = i * (2 * SIZE - i - 1) / 2 + j - i - 1;
    int pairs = SIZE * (SIZE - 1) / 2;
    int code =
        format == PairFormat.SHORTS
            ? (bytes[index] & 255) * 256 + (bytes[pairs + index] & 255)
            : bytes[index] & 255;
    int codes = format == PairFormat.SHORTS ? 16383 : 255;
    double share = (code - 1) / (codes - 1.0);
    return code == 0 ? Double.NaN : range.low() + share * (range.high() - range.low());
  }

  @ParameterizedTest
  @EnumSource(names = {"SHORTS", "BYTES"})
  void codesAreAtMostHalfAStepAway(PairFormat format) throws IOException {
    SimilarityMatrix similarity = Similarities.random(SIZE, Set.of(3, 20), 5);
    RowsByPosition rows = new RowsByPosition(similarity::copyRow, Orders.descending(similarity));
    PairRange range = PairRange.of(rows, false);
    byte[] bytes = bytes(rows, range, format);
    assertThat(bytes).hasSize((int) format.bytes(SIZE));
    double step =
        ((double) range.high() - range.low()) / (format == PairFormat.SHORTS ? 16382 : 254);
    for (int i = 0; i < SIZE; i++) {
      for (int j = i + 1; j < SIZE; j++) {
        int a = Orders.descending(similarity).classAt(i);
        int b = Orders.descending(similarity).classAt(j);
        double expected = similarity.at(a, b);
        double found = value(bytes, range, format, i, j);
        if (Double.isNaN(expected)) {
          assertThat(found).isNaN();
        } else {
          assertThat(found).as("pair %d, %d", i, j).isCloseTo(expected, within(0.5001 * step));
        }
      }
    }
  }

  @Test
  void theFirstAndTheLastCodeAreTheEndsOfTheRange() {
    PairRange range = new PairRange(false, -0.25f, 0.75f, false);
    assertThat(range.code(-0.25f, 255)).isEqualTo(1);
    assertThat(range.code(0.75f, 255)).isEqualTo(255);
    assertThat(range.code(0.25f, 255)).isEqualTo(128);
    assertThat(range.code(1, 255)).isEqualTo(255);
    assertThat(range.code(-1, 255)).isEqualTo(1);
    assertThat(range.code(Float.NaN, 255)).isZero();
  }

  @Test
  void equalNumbersHaveACode() {
    PairRange range = new PairRange(false, 0.5f, 0.5f, false);
    assertThat(range.code(0.5f, 255)).isBetween(1, 255);
    assertThat(range.code(Float.NaN, 255)).isZero();
  }

  @Test
  void countsAreCodedByTheirLogarithm() {
    float high = (float) Math.log(1000);
    PairRange range = new PairRange(true, 0, high, false);
    assertThat(range.code(0, 65535)).isEqualTo(1);
    assertThat(range.code(999, 65535)).isEqualTo(65535);
    assertThat((range.code(99, 65535) - 1) / 65534.0).isCloseTo(2 / 3.0, within(1e-4));
  }

  @Test
  void theRangeLeavesTheDiagonalAndNothingElseOut() {
    SimilarityMatrix similarity = Similarities.of(4, Set.of(1), (i, j) -> -0.1 * i * (j + 1));
    RowsByPosition rows = new RowsByPosition(similarity::copyRow, Orders.ascending(similarity));
    assertThat(PairRange.of(rows, false)).isEqualTo(new PairRange(false, -0.9f, -0.2f, true));
    SimilarityMatrix none = Similarities.random(3, Set.of(0, 1, 2), 1);
    RowsByPosition empty = new RowsByPosition(none::copyRow, Orders.ascending(none));
    assertThat(PairRange.of(empty, true)).isEqualTo(new PairRange(true, 0, 0, true));
  }

  @ParameterizedTest
  @CsvSource({"1, -1, false", "1, 0, true", "5, -1, false", "5, 0, true", "5, 4, true"})
  void theRangeKnowsWhetherAClassHasNoNumbers(int size, int excluded, boolean hasUndefined) {
    SimilarityMatrix similarity = Similarities.random(size, Set.of(excluded), 1);
    RowsByPosition rows = new RowsByPosition(similarity::copyRow, Orders.ascending(similarity));
    assertThat(PairRange.of(rows, false).hasUndefined()).isEqualTo(hasUndefined);
  }

  @ParameterizedTest
  @CsvSource({
    "0, FLOATS",
    "1, FLOATS",
    "724, FLOATS",
    "725, SHORTS",
    "2896, SHORTS",
    "2897, BYTES",
    "50000, BYTES"
  })
  void theFormatIsTheFinestThatIsSmallEnough(int classCount, PairFormat format) {
    assertThat(PairFormat.of(classCount)).isEqualTo(format);
  }
}
