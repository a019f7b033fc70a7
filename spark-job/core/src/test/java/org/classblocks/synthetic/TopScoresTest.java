package org.classblocks.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopScoresTest {
  @ParameterizedTest(name = "{0} of {1}, seed {2}")
  @CsvSource({"1, 1, 1", "1, 50, 2", "7, 50, 3", "50, 50, 4"})
  void areWhatSortingPutsFirst(int count, int classes, long seed) {
    Random random = new Random(seed);
    TopScores top = new TopScores(count);
    for (int sample = 0; sample < 100; sample++) {
      float[] scores = new float[classes];
      for (int id = 0; id < classes; id++) {
        scores[id] = random.nextInt(20) - 10;
      }
      top.select(scores);
      List<Integer> sorted =
          IntStream.range(0, classes)
              .boxed()
              .sorted(Comparator.comparing((Integer id) -> -scores[id]))
              .toList();
      for (int i = 0; i < count; i++) {
        assertThat(top.ids()[i]).isEqualTo(sorted.get(i));
        assertThat(top.scores()[i]).isEqualTo(scores[sorted.get(i)]);
      }
    }
  }

  @Test
  void ofEqualScoresTheLowerIdComesFirst() {
    TopScores top = new TopScores(2);
    top.select(new float[] {1, 3, 3, 3});
    assertThat(top.ids()).containsExactly(1, 2);
  }
}
