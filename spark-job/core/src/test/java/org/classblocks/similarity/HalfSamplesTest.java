package org.classblocks.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HalfSamplesTest {
  private static final List<int[]> HALVES = HalfSamples.all();

  @Test
  void halvesAreDistinctAndEachHasItsComplement() {
    assertThat(HALVES.stream().map(Arrays::toString).distinct()).hasSize(HalfSamples.COUNT);
    for (int i = 0; i < HALVES.size(); i += 2) {
      int[] both =
          IntStream.concat(Arrays.stream(HALVES.get(i)), Arrays.stream(HALVES.get(i + 1)))
              .sorted()
              .toArray();
      assertThat(both).isEqualTo(IntStream.range(0, HalfSamples.FOLDS).toArray());
      assertThat(HALVES.get(i)).hasSize(HalfSamples.FOLDS / 2);
    }
  }

  @Test
  void theyAreTheSameAlways() {
    assertThat(HalfSamples.all().stream().map(Arrays::toString))
        .isEqualTo(HALVES.stream().map(Arrays::toString).toList());
  }
}
