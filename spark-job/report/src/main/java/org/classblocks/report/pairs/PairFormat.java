package org.classblocks.report.pairs;

/** How the page stores the number of a pair: the fewer pairs, the finer. */
public enum PairFormat {
  /** The number itself, as float32. */
  FLOATS("f4", Float.BYTES, 1L << 20),
  /**
   * Codes of 14 bits in two bytes, all their high bytes before all their low ones, which deflate
   * better. Two bits more would be noise of a fifth of the page.
   */
  SHORTS("u2", Short.BYTES, 8L << 20),
  /** Codes of 8 bits. */
  BYTES("u1", 1, Long.MAX_VALUE);

  private final String word;
  private final int bytesPerPair;
  private final long mostBytes;

  PairFormat(String word, int bytesPerPair, long mostBytes) {
    this.word = word;
    this.bytesPerPair = bytesPerPair;
    this.mostBytes = mostBytes;
  }

  /** The finest format for the pairs of that many classes. */
  public static PairFormat of(int classCount) {
    for (PairFormat format : values()) {
      if (format.bytes(classCount) <= format.mostBytes) {
        return format;
      }
    }
    throw new AssertionError("bytes are always fine enough");
  }

  /** The word that the page uses. */
  public String word() {
    return word;
  }

  /** How many bytes the pairs of that many classes take. */
  public long bytes(int classCount) {
    return (long) classCount * (classCount - 1) / 2 * bytesPerPair;
  }
}
