package org.classblocks.spark.packed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.classblocks.Text;
import org.classblocks.spark.npy.NpyHeader;

/**
 * A {@code .npy} file in a column, as {@code np.save} writes it.
 *
 * @param header what it says in front of its array
 */
public record NpyVector(NpyHeader header) {
  /** Reads the header; nothing if there is none, or its end is missing. */
  public static Optional<NpyVector> of(byte[] bytes) {
    try {
      return Optional.of(new NpyVector(NpyHeader.read(new ByteArrayInputStream(bytes))));
    } catch (IOException other) {
      return Optional.empty();
    }
  }

  /** The type of the scores, if it is one that packed scores may have. */
  Optional<PackedType> type() {
    return switch (header.type()) {
      case "<f2" -> Optional.of(PackedType.FLOAT16);
      case "<f4" -> Optional.of(PackedType.FLOAT32);
      case "<f8" -> Optional.of(PackedType.FLOAT64);
      default -> Optional.empty();
    };
  }

  /** Whether at most one dimension is longer than 1, so that the order of axes does not matter. */
  boolean isVector() {
    return !header.shape().isEmpty()
        && header.shape().stream().filter(length -> length != 1).count() <= 1;
  }

  /** The first byte after the header. */
  public int start() {
    return header.bytes();
  }

  /** The number of scores in so many bytes, or -1 if they are no vector of a type. */
  public int scores(int bytes, PackedType expected) {
    return type().filter(found -> found == expected).isPresent()
            && isVector()
            && (bytes - start()) % expected.width() == 0
        ? (bytes - start()) / expected.width()
        : -1;
  }

  /** What it is, for people. */
  String text() {
    return Text.of(
        ".npy files of type %s and shape (%s)",
        header.type(),
        header.shape().stream().map(String::valueOf).collect(Collectors.joining(", ")));
  }
}
