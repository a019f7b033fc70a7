package org.classblocks.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class RandomStreamTest {
  @Test
  void givesTheBitsOfXoroshiro128PlusPlus() {
    // The JDK sign-extends the bytes of a state, so none of them has its highest bit set.
    long first = 0x0123456712345678L;
    long second = 0x7654321076543210L;
    byte[] state = ByteBuffer.allocate(16).putLong(first).putLong(second).array();
    RandomGenerator published = RandomGeneratorFactory.of("Xoroshiro128PlusPlus").create(state);
    RandomStream random = RandomStream.ofState(first, second);
    for (int i = 0; i < 1000; i++) {
      assertThat(random.nextLong()).as("number %d", i).isEqualTo(published.nextLong());
    }
  }

  /**
   * Fractions below z of the standard normal distribution, from scipy 1.17.1, {@code
   * scipy.stats.norm.cdf(z)}. The bound is five standard errors of a fraction of 4 million draws;
   * the last edge of the ziggurat is at 3.654, so the tail is seen as well.
   */
  @Test
  void normalNumbersFollowTheNormalDistribution() {
    double[] places = {-4, -3.7, -3, -2, -1, -0.5, -0.1, 0, 0.25, 1, 1.5, 2.5, 3.5, 3.8};
    double[] expected = {
      3.167124183311986e-05,
      0.00010779973347738824,
      0.0013498980316300933,
      0.022750131948179195,
      0.15865525393145707,
      0.3085375387259869,
      0.460172162722971,
      0.5,
      0.5987063256829237,
      0.8413447460685429,
      0.9331927987311419,
      0.9937903346742238,
      0.9997673709209645,
      0.9999276519560749
    };
    int n = 4_000_000;
    RandomStream random = RandomStream.of(7, 0);
    double[] drawn = new double[n];
    Arrays.setAll(drawn, i -> random.nextGaussian());
    Arrays.sort(drawn);
    for (int i = 0; i < places.length; i++) {
      double below = (-1.0 - Arrays.binarySearch(drawn, places[i])) / n;
      double error = Math.sqrt(expected[i] * (1 - expected[i]) / n);
      assertThat(below).as("below %s", places[i]).isCloseTo(expected[i], within(5 * error));
    }
  }

  @Test
  void neighbouringStreamsAndSeedsAreUncorrelated() {
    int n = 100_000;
    double sumStreams = 0;
    double sumSeeds = 0;
    for (int i = 0; i < n; i++) {
      double x = RandomStream.of(1, i).nextGaussian();
      sumStreams += x * RandomStream.of(1, i + 1).nextGaussian();
      sumSeeds += x * RandomStream.of(2, i).nextGaussian();
    }
    assertThat(sumStreams / n).isCloseTo(0, within(5 / Math.sqrt(n)));
    assertThat(sumSeeds / n).isCloseTo(0, within(5 / Math.sqrt(n)));
  }

  @Test
  void everyOrderIsEquallyLikelyInAShuffle() {
    int n = 60_000;
    int[] counts = new int[27];
    RandomStream random = RandomStream.of(3, 0);
    for (int i = 0; i < n; i++) {
      int[] values = {0, 1, 2};
      random.shuffle(values);
      counts[values[0] * 9 + values[1] * 3 + values[2]]++;
    }
    int[] orders = Arrays.stream(counts).filter(count -> count > 0).toArray();
    assertThat(orders).hasSize(6);
    for (int count : orders) {
      assertThat((double) count).isCloseTo(n / 6.0, within(5 * Math.sqrt(n / 6.0)));
    }
  }

  @Test
  void uniformNumbersStayInsideTheirRange() {
    RandomStream random = RandomStream.of(5, 0);
    for (int i = 0; i < 100_000; i++) {
      assertThat(random.nextUniform()).isStrictlyBetween(0.0, 1.0);
      assertThat(random.nextInt(3)).isBetween(0, 2);
    }
  }
}
