package org.classblocks.spark.packed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  private static PackedContent.Content content(List<byte[]> rows, OptionalInt classes) {
    return new PackedContent(rows.stream().map(bytes -> bytes.length).toList(), rows)
        .content(classes);
  }

  private static String words(List<byte[]> rows, OptionalInt classes) {
    return content(rows, classes).words();
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
  void floatsAreNeverTakenForSomethingElse(Scores scores) {
    for (int classes : new int[] {1, 2, 3, 4, 6, 12, 365}) {
      for (int rows : new int[] {1, 5, ROWS}) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<byte[]> packed =
            packed(Type.FLOAT32, classes, rows, row -> scores.row(row, classes, random));
        assertThat(words(packed, OptionalInt.empty()))
            .as("%s, %d classes, %d rows, seed %d", scores, classes, rows, seed)
            .isEqualTo("float32");
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
              case FLOAT16 -> "float16";
              case BFLOAT16 -> "float16 or bfloat16, of 2 bytes a score";
              case BIG_ENDIAN -> "big-endian float32";
              default -> "float64";
            };
        assertThat(words(packed, OptionalInt.empty()))
            .as("%s as %s, %d classes, seed %d", scores, type, classes, seed)
            .isEqualTo(expected);
      }
    }
  }

  /** Of plausible scores: those of two classes that are 10^30 apart may look like anything. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SCALES_OF_CLASSES")
  void bfloat16IsNeverReadAsFloat16(Scores scores) {
    for (int classes : new int[] {2, 12, 365}) {
      long seed = System.nanoTime();
      Random random = new Random(seed);
      List<byte[]> packed =
          packed(Type.BFLOAT16, classes, ROWS, row -> scores.row(row, classes, random));
      assertThat(content(packed, OptionalInt.of(classes)).type())
          .as("%s, %d classes, seed %d", scores, classes, seed)
          .isEmpty();
    }
  }

  @Test
  void twiceAsManyFloatsAreNoDoubles() {
    Random random = new Random(5);
    List<byte[]> packed = packed(Type.FLOAT32, 24, ROWS, row -> Scores.LOGITS.row(row, 24, random));
    assertThat(words(packed, OptionalInt.of(12))).isEqualTo("float32");
    List<byte[]> doubles = packed(Type.FLOAT64, 12, 2, row -> Scores.LOGITS.row(row, 12, random));
    assertThat(words(doubles, OptionalInt.of(12))).isEqualTo("float64");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PK\u0003\u0004",
        "\u001f\u008b\b",
        "\u0080\u0004\u0095",
        "\u0080\u0005\u0095",
        "\u0080\u0002c"
      })
  void filesAreRecognisedByTheirFirstBytes(String magic) {
    byte[] bytes = (magic + "x".repeat(41 - magic.length())).getBytes(StandardCharsets.ISO_8859_1);
    assertThat(content(List.of(bytes, bytes), OptionalInt.of(bytes.length / 4)).type()).isEmpty();
    assertThat(words(List.of(bytes, new byte[40]), OptionalInt.empty()))
        .as("not all")
        .isEqualTo("float32");
  }

  /** What np.save of numpy 2.4.6 writes for an array of this type and shape. */
  private static byte[] npy(String descr, String shape, int bytes) {
    String dict = "{'descr': '" + descr + "', 'fortran_order': False, 'shape': (" + shape + "), }";
    String padded = dict + " ".repeat(117 - dict.length()) + "\n";
    String header = "\u0093NUMPY\u0001\u0000v\u0000" + padded + "\u0000".repeat(bytes);
    return header.getBytes(StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<f4 | 12, | 48 | float32",
        "<f4 | 1, 12 | 48 | float32",
        "<f4 | 12, 1 | 48 | float32",
        "<f8 | 12, | 96 | float64",
        "<f2 | 12, | 24 | float16",
      })
  void vectorsInNpyFilesAreRead(String descr, String shape, int bytes, String word) {
    byte[] file = npy(descr, shape, bytes);
    PackedContent.Content content = content(List.of(file, file), OptionalInt.empty());
    assertThat(content.isNpy()).isTrue();
    assertThat(content.type().map(PackedType::word)).contains(word);
    NpyVector vector = NpyVector.of(file).orElseThrow();
    assertThat(vector.start()).isEqualTo(128);
    assertThat(vector.scores(file.length, content.type().orElseThrow())).isEqualTo(12);
    assertThat(vector.scores(file.length, PackedType.FLOAT16) == 12).isEqualTo(bytes == 24);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ">f4 | 12, | .npy files of type >f4 and shape (12)",
        "<f4 | 2, 6 | .npy files of type <f4 and shape (2, 6)",
        "<f4 | '' | .npy files of type <f4 and shape ()",
      })
  void otherNpyFilesAreRefused(String descr, String shape, String words) {
    byte[] file = npy(descr, shape, 48);
    PackedContent.Content content = content(List.of(file, file), OptionalInt.of(12));
    assertThat(content.type()).isEmpty();
    assertThat(content.words()).isEqualTo(words);
  }

  @Test
  void npyFilesOfSeveralTypesAreRefused() {
    PackedContent.Content content =
        content(List.of(npy("<f4", "12,", 48), npy("<f8", "12,", 96)), OptionalInt.empty());
    assertThat(content.type()).isEmpty();
    assertThat(content.words()).endsWith("of several types");
    assertThat(NpyVector.of(Arrays.copyOf(npy("<f4", "12,", 48), 60))).as("cut off").isEmpty();
  }

  @Test
  void withAClassListTheLengthDecides() {
    List<byte[]> rows = List.of(new byte[48], new byte[48]);
    assertThat(words(rows, OptionalInt.of(12))).isEqualTo("float32");
    assertThat(words(rows, OptionalInt.of(6))).isEqualTo("float64");
    assertThat(words(rows, OptionalInt.of(24))).startsWith("float16 or bfloat16");
    assertThat(words(rows, OptionalInt.of(7))).isEqualTo("float32");
    assertThat(words(List.of(new byte[48], new byte[24]), OptionalInt.of(6)))
        .as("one row is right")
        .isEqualTo("float32");
  }

  @Test
  void aWholeNumberOfFloatsIsExpected() {
    assertThat(words(List.of(new byte[26], new byte[26]), OptionalInt.empty()))
        .contains("no whole number of floats");
    assertThat(words(List.of(new byte[26], new byte[28]), OptionalInt.empty()))
        .isEqualTo("float32");
    assertThat(words(List.of(), OptionalInt.of(3))).isEqualTo("float32");
  }
}
