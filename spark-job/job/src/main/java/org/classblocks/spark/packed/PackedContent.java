package org.classblocks.spark.packed;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.classblocks.Text;
import org.classblocks.spark.npy.NpyHeader;

/**
 * What the first packed vectors of a log hold: little-endian float32, unless all of them say
 * something else.
 *
 * <p>Bytes of another type make floats that no model gives. Where float64 is read as float32, every
 * second float is the end of a mantissa, and so of any magnitude from row to row; where float16 is,
 * the end of each float is the score of a class, where other floats have any bits. Real floats are
 * never taken for something else, however large, small or equal they are; too few rows are given
 * the benefit of the doubt.
 *
 * @param lengths how many bytes each vector has
 * @param beginnings the first bytes of each, at most {@value #BEGINNING}
 */
public record PackedContent(List<Integer> lengths, List<byte[]> beginnings) {
  /** How many bytes of a vector are looked at; whole doubles. */
  public static final int BEGINNING = 4096;

  private static final int FEWEST_ROWS = 20;
  private static final int FEWEST_SCORES = 100;

  /** So many words that are floats by chance are one in 10^4. */
  private static final int FEWEST_WORDS = 16;

  /** Zero bits at the end of a double that was a float. */
  private static final int ENDS_OF_FLOATS = (1 << 29) - 1;

  /** The largest float16 and bfloat16, and infinity. */
  private static final Set<Integer> MASKS_OF_HALVES = Set.of(0x7BFF, 0x7C00, 0x7F7F, 0x7F80);

  /** The beginnings of protocols 2 to 5, for objects and frames. */
  private static final List<String> PICKLES =
      List.of("\u0080\u0002c", "\u0080\u0003c", "\u0080\u0004\u0095", "\u0080\u0005\u0095");

  public PackedContent {
    lengths = List.copyOf(lengths);
    beginnings = List.copyOf(beginnings);
  }

  /**
   * What vectors hold.
   *
   * @param type how scores are held; nothing if they cannot be read
   * @param isNpy whether each vector is a {@code .npy} file
   * @param words what it looks like, for people
   */
  public record Content(Optional<PackedType> type, boolean isNpy, String words) {
    private static Content of(PackedType type) {
      return new Content(Optional.of(type), false, type.word());
    }

    private static Content refused(String words) {
      return new Content(Optional.empty(), false, words);
    }
  }

  /**
   * The likely content; float32 without vectors.
   *
   * @param classCount the number of classes, if there is a class list
   */
  public Content content(OptionalInt classCount) {
    if (lengths.isEmpty()) {
      return Content.of(PackedType.FLOAT32);
    }
    return file()
        .or(() -> classCount.isPresent() ? ofLength(classCount.getAsInt()) : Optional.empty())
        .orElseGet(this::ofNumbers);
  }

  private Optional<Content> ofLength(long classes) {
    if (lengths.stream().anyMatch(length -> length == Float.BYTES * classes)) {
      return Optional.of(Content.of(PackedType.FLOAT32));
    }
    if (areAllOf(Double.BYTES * classes) && (areDoubles() || !arePairsOfFloats())) {
      return Optional.of(Content.of(PackedType.FLOAT64));
    }
    return areAllOf(Short.BYTES * classes) ? Optional.of(halves()) : Optional.empty();
  }

  private Content ofNumbers() {
    if (areDoubles()) {
      return Content.of(PackedType.FLOAT64);
    }
    if (areHalves()) {
      return halves();
    }
    if (areBigEndian()) {
      return Content.refused("big-endian float32");
    }
    return lengths.stream().allMatch(length -> length % Float.BYTES != 0)
        ? Content.refused("something else: their bytes are no whole number of floats")
        : Content.of(PackedType.FLOAT32);
  }

  private Content halves() {
    return new HalfContent(beginnings).areFloat16()
        ? Content.of(PackedType.FLOAT16)
        : Content.refused("float16 or bfloat16, of 2 bytes a score");
  }

  private boolean areAllOf(long bytes) {
    return lengths.stream().allMatch(length -> length == bytes);
  }

  private Optional<Content> file() {
    if (allBeginWith(NpyHeader.MAGIC)) {
      return Optional.of(npy());
    }
    if (allBeginWith("PK\u0003\u0004")) {
      return Optional.of(
          Content.refused("zip files (PK\\x03\\x04), as np.savez and torch.save write them"));
    }
    if (allBeginWith("\u001f\u008b\b")) {
      return Optional.of(Content.refused("gzip files (\\x1f\\x8b)"));
    }
    return PICKLES.stream().anyMatch(this::allBeginWith)
        ? Optional.of(Content.refused("Python pickles"))
        : Optional.empty();
  }

  private Content npy() {
    List<NpyVector> vectors =
        beginnings.stream().flatMap(bytes -> NpyVector.of(bytes).stream()).toList();
    Optional<PackedType> type = vectors.stream().findFirst().flatMap(NpyVector::type);
    boolean isOneType =
        vectors.size() == beginnings.size()
            && vectors.stream().allMatch(found -> found.isVector() && found.type().equals(type));
    return new Content(
        isOneType ? type : Optional.empty(),
        true,
        vectors.stream()
            .filter(found -> !found.isVector() || found.type().isEmpty())
            .findFirst()
            .map(NpyVector::text)
            .orElse(".npy files (\\x93NUMPY) of several types"));
  }

  private boolean allBeginWith(String latin1) {
    byte[] magic = latin1.getBytes(StandardCharsets.ISO_8859_1);
    return beginnings.stream()
        .allMatch(
            bytes ->
                bytes.length >= magic.length
                    && ByteBuffer.wrap(bytes, 0, magic.length).equals(ByteBuffer.wrap(magic)));
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Whether the first half of each double is a float, where it is not 0: then they are twice as
   * many floats.
   */
  private boolean arePairsOfFloats() {
    int floats = 0;
    for (byte[] bytes : beginnings) {
      ByteBuffer vector = littleEndian(bytes);
      for (int i = 0; i < bytes.length / Double.BYTES; i++) {
        int word = vector.getInt(i * Double.BYTES);
        if (word != 0 && !isUsual(word)) {
          return false;
        }
        floats += word != 0 ? 1 : 0;
      }
    }
    return floats >= FEWEST_WORDS;
  }

  private boolean areDoubles() {
    if (!lengths.stream().allMatch(length -> length % Double.BYTES == 0)) {
      return false;
    }
    Magnitudes ends = new Magnitudes();
    int scores = 0;
    int nonZero = 0;
    int nonZeroEnds = 0;
    int endsOfFloats = 0;
    int powersOfTwo = 0;
    for (byte[] bytes : beginnings) {
      ByteBuffer vector = littleEndian(bytes);
      for (int i = 0; i < bytes.length / Double.BYTES; i++) {
        double score = vector.getDouble(i * Double.BYTES);
        if (!(Math.abs(score) < Double.MAX_VALUE)) {
          continue;
        }
        int end = vector.getInt(i * Double.BYTES);
        int start = vector.getInt(i * Double.BYTES + Float.BYTES);
        scores++;
        nonZero += start != 0 ? 1 : 0;
        nonZeroEnds += end != 0 ? 1 : 0;
        endsOfFloats += (end & ENDS_OF_FLOATS) == 0 ? 1 : 0;
        powersOfTwo += (end & ENDS_OF_FLOATS) == 0 && ((end >> 29) & 1) != 0 ? 1 : 0;
        ends.accept(i, end);
        if (start != 0 && !isUsual(start)) {
          return false;
        }
      }
    }
    boolean wereFloats = endsOfFloats == scores && powersOfTwo >= FEWEST_ROWS;
    boolean wereHalves =
        nonZeroEnds == 0
            && nonZero >= FEWEST_SCORES
            && nonZero > 0.9 * scores
            && lengths.get(0) >= 4 * Double.BYTES;
    return wereFloats || wereHalves || ends.areAny();
  }

  private boolean areBigEndian() {
    Magnitudes magnitudes = new Magnitudes();
    for (byte[] bytes : beginnings) {
      ByteBuffer vector = littleEndian(bytes);
      for (int i = 0; i < bytes.length / Float.BYTES; i++) {
        int word = vector.getInt(i * Float.BYTES);
        magnitudes.accept(i, word);
        if (word != 0 && !isUsual(Integer.reverseBytes(word))) {
          return false;
        }
      }
    }
    return magnitudes.areAny();
  }

  private boolean areHalves() {
    Set<Short> ends = new HashSet<>();
    int fine = 0;
    for (byte[] bytes : beginnings) {
      ByteBuffer vector = littleEndian(bytes);
      for (int i = 0; i < bytes.length / Float.BYTES; i++) {
        short end = vector.getShort(i * Float.BYTES);
        short start = vector.getShort(i * Float.BYTES + Short.BYTES);
        if (!isUsualHalf(end) || !isUsualHalf(start)) {
          return false;
        }
        ends.add(end);
        fine += (end & 0x1FFF) != 0 ? 1 : 0;
      }
    }
    return ends.size() >= FEWEST_SCORES
        && 2 * ends.stream().filter(end -> (end & 0x1FFF) != 0).count() >= ends.size()
        && fine >= FEWEST_SCORES;
  }

  /** Whether a half is below 1,024, or as large as can be, as a masked score is. */
  private static boolean isUsualHalf(short half) {
    int magnitude = half & 0x7FFF;
    return magnitude < 0x6400 || MASKS_OF_HALVES.contains(magnitude);
  }

  private static int exponent(int word) {
    return ((word >>> 23) & 0xFF) - 127;
  }

  /** Whether a float is from 2^-64 to 2^64, or as large as can be, as a masked score is. */
  private static boolean isUsual(int word) {
    return Math.abs(exponent(word)) <= 64
        || Math.abs(Float.intBitsToFloat(word)) >= Float.MAX_VALUE;
  }

  /** Whether floats in most places are huge in some rows and tiny in others. */
  private final class Magnitudes {
    private final Set<Integer> places = new HashSet<>();
    private final Set<Integer> huge = new HashSet<>();
    private final Set<Integer> tiny = new HashSet<>();

    void accept(int place, int word) {
      places.add(place);
      if (exponent(word) > 64) {
        huge.add(place);
      } else if (exponent(word) < -64 && word != 0) {
        tiny.add(place);
      }
    }

    boolean areAny() {
      long both = huge.stream().filter(tiny::contains).count();
      return beginnings.size() >= FEWEST_ROWS && both > 0 && 2 * both >= places.size();
    }
  }

  /** The message on a column that cannot be read. */
  public static String text(String column, Content found) {
    return Text.of(
        "Packed scores in column '%s' look like %s; expected little-endian float32, float64 or"
            + " float16, or .npy files of a vector of these. Write them with"
            + " scores.astype('<f4').tobytes().",
        column, found.words());
  }
}
