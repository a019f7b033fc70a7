package org.classblocks.spark.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackedContentTest {
  private static final int ROWS = 100;

  /** How a score becomes bytes. */
  private enum Type {
    FLOAT32,
    FLOAT64,
    FLOAT64_OF_FLOATS,
    FLOAT64_OF_HALVES,
    BIG_ENDIAN,
    FLOAT16,
    BFLOAT16;

    int bytes() {
      return switch (this) {
        case FLOAT32, BIG_ENDIAN -> 4;
        case FLOAT16, BFLOAT16 -> 2;
        default -> 8;
      };
    }

    void put(ByteBuffer bytes, double score) {
      switch (this) {
        case FLOAT32 -> bytes.putFloat((float) score);
        case BIG_ENDIAN -> bytes.putInt(Integer.reverseBytes(Float.floatToIntBits((float) score)));
        case FLOAT64 -> bytes.putDouble(score);
        case FLOAT64_OF_FLOATS -> bytes.putDouble((float) score);
        case FLOAT64_OF_HALVES -> bytes.putDouble(Float.intBitsToFloat(ofHalf(score)));
        case FLOAT16 -> bytes.putShort(half(score));
        case BFLOAT16 -> bytes.putShort((short) (Float.floatToIntBits((float) score) >>> 16));
      }
    }

    /** The bits of a float without the last ones, as a half leaves them. */
    private static int ofHalf(double score) {
      return Float.floatToIntBits((float) score) & 0xFFFFE000;
    }

    /** The half towards zero; 0 for what is too small for one. */
    private static short half(double score) {
      int bits = Float.floatToIntBits((float) score);
      int exponent = ((bits >>> 23) & 0xFF) - 127 + 15;
      int sign = (bits >>> 16) & 0x8000;
      return (short) (exponent <= 0 ? sign : sign | (exponent << 10) | ((bits >>> 13) & 0x3FF));
    }
  }

  /** The scores of a log, by row. */
  private static List<byte[]> packed(Type type, int classes, int rows, IntFunction<double[]> row) {
    return IntStream.range(0, rows)
        .mapToObj(
            i -> {
              ByteBuffer bytes =
                  ByteBuffer.allocate(type.bytes() * classes).order(ByteOrder.LITTLE_ENDIAN);
              for (double score : row.apply(i)) {
                type.put(bytes, score);
              }
              return bytes.array();
            })
        .toList();
  }

  private static Optional<String> misfit(List<byte[]> rows, OptionalInt classes) {
    return new PackedContent(rows.stream().map(bytes -> bytes.length).toList(), rows)
        .misfit(classes);
  }

  /** What models give, and what nobody would expect of them. */
  private enum Scores {
    LOGITS,
    SIGMOIDS,
    SOFTMAX,
    TINY,
    HUGE,
    MASKED,
    MASKED_BY_INFINITY,
    ZEROS,
    MANY_ZEROS,
    ONE_HOT,
    CENTS,
    TENTHS,
    WHOLE,
    COUNTS,
    OF_HALVES,
    OF_BFLOATS,
    PAIRS,
    SCALES_OF_CLASSES,
    SCALES_OF_SAMPLES,
    DEAD_CLASSES;

    double[] row(int row, int classes, Random random) {
      double[] scores = new double[classes];
      double scaleOfRow = Math.pow(10, 60 * random.nextDouble() - 30);
      for (int id = 0; id < classes; id++) {
        double logit = 3 * random.nextGaussian();
        double sigmoid = 1 / (1 + Math.exp(-logit));
        scores[id] =
            switch (this) {
              case LOGITS -> logit;
              case SIGMOIDS -> sigmoid;
              case SOFTMAX -> Math.exp(10 * logit - 20);
              case TINY -> 1e-25 * sigmoid;
              case HUGE -> 1e30 * logit;
              case MASKED -> id < 2 ? -3.4028234663852886e38 : logit;
              case MASKED_BY_INFINITY -> id == 1 ? Double.NEGATIVE_INFINITY : logit;
              case ZEROS -> 0;
              case MANY_ZEROS -> random.nextInt(10) == 0 ? sigmoid : 0;
              case ONE_HOT -> row % classes == id ? 1 : 0;
              case CENTS -> Math.rint(100 * sigmoid) / 100;
              case TENTHS -> Math.rint(8 * sigmoid) / 10;
              case WHOLE -> Math.rint(10 * logit);
              case COUNTS -> random.nextInt(1 << (1 + random.nextInt(22)));
              case OF_HALVES -> Float.intBitsToFloat(Type.ofHalf(logit));
              case OF_BFLOATS ->
                  Float.intBitsToFloat(Float.floatToIntBits((float) logit) & 0xFFFF0000);
              case PAIRS -> id % 2 == 0 ? 1e-30 * sigmoid : 1 - 1e-30 * sigmoid;
              case SCALES_OF_CLASSES -> logit * Math.pow(10, new Random(id).nextInt(60) - 30);
              case SCALES_OF_SAMPLES -> logit * scaleOfRow;
              case DEAD_CLASSES -> (id % 2 == 0 && classes < 8) || id % 3 == 0 ? 0 : logit;
            };
      }
      return scores;
    }
  }

  @ParameterizedTest
  @EnumSource
  void floatsAreNeverRefused(Scores scores) {
    for (int classes : new int[] {1, 2, 3, 4, 6, 12, 365}) {
      for (int rows : new int[] {1, 5, ROWS}) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<byte[]> packed =
            packed(Type.FLOAT32, classes, rows, row -> scores.row(row, classes, random));
        assertThat(misfit(packed, OptionalInt.empty()))
            .as("%s, %d classes, %d rows, seed %d", scores, classes, rows, seed)
            .isEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FLOAT32")
  void otherNumbersAreRecognised(Type type) {
    for (int classes : new int[] {12, 365}) {
      for (Scores scores : new Scores[] {Scores.LOGITS, Scores.SIGMOIDS, Scores.MASKED}) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        if (type == Type.FLOAT16 && scores == Scores.MASKED) {
          continue;
        }
        List<byte[]> packed = packed(type, classes, ROWS, row -> scores.row(row, classes, random));
        String expected =
            switch (type) {
              case FLOAT16, BFLOAT16 -> "float16 or bfloat16";
              case BIG_ENDIAN -> "big-endian float32";
              default -> "float64";
            };
        assertThat(misfit(packed, OptionalInt.empty()).orElse("floats"))
            .as("%s as %s, %d classes, seed %d", scores, type, classes, seed)
            .startsWith(expected);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0093NUMPY\u0001", "PK\u0003\u0004", "\u0080\u0004\u0095"})
  void filesAreRecognisedByTheirFirstBytes(String magic) {
    byte[] bytes = (magic + "x".repeat(33)).getBytes(StandardCharsets.ISO_8859_1);
    assertThat(misfit(List.of(bytes, bytes), OptionalInt.of(bytes.length / 4))).isPresent();
    assertThat(misfit(List.of(bytes, new byte[40]), OptionalInt.empty())).as("not all").isEmpty();
  }

  @Test
  void withAClassListTheLengthDecides() {
    List<byte[]> rows = List.of(new byte[48], new byte[48]);
    assertThat(misfit(rows, OptionalInt.of(12))).isEmpty();
    assertThat(misfit(rows, OptionalInt.of(6)).orElseThrow()).startsWith("float64");
    assertThat(misfit(rows, OptionalInt.of(24)).orElseThrow()).startsWith("float16");
    assertThat(misfit(rows, OptionalInt.of(7))).isEmpty();
    assertThat(misfit(List.of(new byte[48], new byte[24]), OptionalInt.of(6)))
        .as("one row is right")
        .isEmpty();
  }

  @Test
  void aWholeNumberOfFloatsIsExpected() {
    assertThat(misfit(List.of(new byte[26], new byte[26]), OptionalInt.empty()).orElseThrow())
        .contains("no whole number of floats");
    assertThat(misfit(List.of(new byte[26], new byte[28]), OptionalInt.empty())).isEmpty();
    assertThat(misfit(List.of(), OptionalInt.of(3))).isEmpty();
  }
}
