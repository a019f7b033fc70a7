package org.classblocks.synthetic;

/**
 * Random numbers that are a pure function of a seed and the number of a stream: the same on every
 * machine, JDK and number of cores.
 *
 * <p>The state (128 bits) is a bijective mix of (seed, stream), so two streams never start alike.
 * Numbers come from xoroshiro128++ (Blackman, Vigna, <a
 * href="https://doi.org/10.1145/3460772">doi:10.1145/3460772</a>), normal ones from a ziggurat of
 * {@value #LAYERS} layers (Marsaglia, Tsang, <a
 * href="https://doi.org/10.18637/jss.v005.i08">doi:10.18637/jss.v005.i08</a>) with a layer and a
 * place in it drawn from bits that do not overlap, as Doornik advises. The JDK's own nextGaussian
 * is as fast, but its numbers have changed between releases. Not safe for several threads.
 */
final class RandomStream {
  /** The stream for sizes of blocks, and which class sits where; sample i has stream i. */
  static final long HIERARCHY = -1;

  /** The stream for spread, bias and rate of each class. */
  static final long CLASSES = -2;

  private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

  private static final int LAYERS = 256;
  private static final double TAIL = 3.654152885361009;
  private static final double LAYER_AREA = 0.00492867323399;

  /** The right edge of layer i, falling from the base, which is as wide as its area asks for. */
  private static final double[] EDGES = edges();

  /** The part of layer i that lies under the curve over its whole height. */
  private static final double[] INSIDE = inside(EDGES);

  private long first;
  private long second;

  private RandomStream(long first, long second) {
    this.first = first;
    this.second = second;
  }

  /** The given stream of a seed, from its beginning. */
  static RandomStream of(long seed, long stream) {
    RandomStream random = new RandomStream(0, 0);
    random.restart(seed, stream);
    return random;
  }

  /** A stream with a given state, which must not be all zeros. */
  static RandomStream ofState(long first, long second) {
    return new RandomStream(first, second);
  }

  /** Goes to the beginning of the given stream of a seed. */
  void restart(long seed, long stream) {
    first = mix(seed + mix(stream + GOLDEN_RATIO));
    second = mix(first + stream + GOLDEN_RATIO);
    if ((first | second) == 0) {
      second = GOLDEN_RATIO;
    }
  }

  /** 64 random bits. */
  long nextLong() {
    long a = first;
    long b = second;
    b ^= a;
    long bits = Long.rotateLeft(a + second, 17) + a;
    first = Long.rotateLeft(a, 49) ^ b ^ (b << 21);
    second = Long.rotateLeft(b, 28);
    return bits;
  }

  /** A uniform number strictly between 0 and 1. */
  double nextUniform() {
    return ((nextLong() >>> 12) + 0.5) * 0x1p-52;
  }

  /** A uniform whole number in 0..bound-1. */
  int nextInt(int bound) {
    return (int) (nextUniform() * bound);
  }

  /** A standard normal number. */
  double nextGaussian() {
    while (true) {
      long bits = nextLong();
      int layer = (int) bits & (LAYERS - 1);
      double place = (bits >> 10) * 0x1p-53;
      double x = place * EDGES[layer];
      if (Math.abs(place) < INSIDE[layer]) {
        return x;
      }
      if (layer == 0) {
        return Math.copySign(nextInTail(), place);
      }
      double lower = density(EDGES[layer]);
      if (lower + nextUniform() * (density(EDGES[layer + 1]) - lower) < density(x)) {
        return x;
      }
    }
  }

  /** A normal number, given that it lies beyond the last edge (Marsaglia 1964). */
  private double nextInTail() {
    while (true) {
      double beyond = -StrictMath.log(nextUniform()) / TAIL;
      if (-2 * StrictMath.log(nextUniform()) > beyond * beyond) {
        return TAIL + beyond;
      }
    }
  }

  /** Shuffles an array: each order is equally likely. */
  void shuffle(int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = nextInt(i + 1);
      int value = values[i];
      values[i] = values[j];
      values[j] = value;
    }
  }

  /** A bijection of the 64-bit numbers that spreads every bit over all (Stafford's variant 13). */
  private static long mix(long bits) {
    bits = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
    return bits ^ (bits >>> 31);
  }

  /** The normal density, without its constant factor. */
  private static double density(double x) {
    return StrictMath.exp(-0.5 * x * x);
  }

  private static double[] edges() {
    double[] edges = new double[LAYERS + 1];
    edges[0] = LAYER_AREA / density(TAIL);
    edges[1] = TAIL;
    for (int i = 2; i < LAYERS; i++) {
      double top = density(edges[i - 1]) + LAYER_AREA / edges[i - 1];
      edges[i] = StrictMath.sqrt(-2 * StrictMath.log(top));
    }
    return edges;
  }

  private static double[] inside(double[] edges) {
    double[] inside = new double[LAYERS];
    for (int i = 0; i < LAYERS; i++) {
      inside[i] = edges[i + 1] / edges[i];
    }
    return inside;
  }
}
