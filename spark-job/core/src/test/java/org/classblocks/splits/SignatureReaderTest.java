package org.classblocks.splits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.classblocks.moments.batch.ScoreBatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureReaderTest {
  private static final int CLASSES = 30;

  /** Few different scores, so that ids decide as well. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 20, 29})
  void signaturesAreTheHighestScoresOfAllButTheLabels(int places) {
    Random random = new Random(places);
    SignatureReader reader = new SignatureReader(CLASSES, places);
    for (int sample = 0; sample < 200; sample++) {
      double[] scores = random.ints(CLASSES, 0, 12).asDoubleStream().toArray();
      int label = random.nextInt(CLASSES);
      ScoreBatch batch = ScoreBatch.full(scores.clone(), CLASSES);
      batch.labels().add(label);
      batch.labels().endRow();
      List<Integer> ranked =
          IntStream.range(0, CLASSES)
              .filter(id -> id != label)
              .boxed()
              .sorted(
                  Comparator.<Integer>comparingDouble(id -> -scores[id]).thenComparingInt(id -> id))
              .limit(places)
              .toList();
      reader.read(batch, 0);
      assertThat(reader.signature().ids()).containsExactlyElementsOf(ranked);
    }
  }
}
