package org.classblocks.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.classblocks.moments.Serialised;
import org.classblocks.moments.batch.SampleBatch;
import org.classblocks.moments.batch.ScoreBatch;
import org.classblocks.moments.batch.ScoreTypes;
import org.classblocks.moments.batch.SparseBatch;
import org.classblocks.moments.count.ConfusionCounter;
import org.classblocks.moments.count.ConfusionCounts;
import org.classblocks.moments.count.LabelScores;
import org.classblocks.moments.count.PredictionRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExampleListsTest {
  /** Samples with many equal scores, some ids twice and some missing. */
  private static final class Samples {
    final double[][] scores;
    final int[] labels;
    final String[] ids;

    Samples(int n, int k, long seed) {
      Random random = new Random(seed);
      scores = new double[n][k];
      labels = random.ints(n, 0, k).toArray();
      ids = new String[n];
      for (int s = 0; s < n; s++) {
        for (int id = 0; id < k; id++) {
          boolean isListed = random.nextInt(4) > 0 || id == s % k;
          scores[s][id] = isListed ? random.nextInt(12) / 8.0 - 0.5 : Double.NaN;
        }
        ids[s] = random.nextInt(20) == 0 ? null : "s" + random.nextInt(n);
      }
    }

    /** Lists the scores that are numbers; absent ones are -9. */
    SparseBatch batch(int start, int end) {
      int k = scores[0].length;
      SparseBatch batch = new SparseBatch(k, -9, k * (end - start) + 1, end - start + 1);
      for (int s = start; s < end; s++) {
        double[] own = scores[s];
        int[] listed = IntStream.range(0, k).filter(id -> !Double.isNaN(own[id])).toArray();
        double[] values = IntStream.of(listed).mapToDouble(id -> own[id]).toArray();
        batch.add(listed, values, 0, listed.length);
        batch.labels().add(labels[s]);
        batch.labels().endRow();
        batch.sampleIds().add(ids[s]);
      }
      return batch;
    }
  }

  private static void accept(SampleBatch batch, ExampleLists lists) {
    int k = batch.classCount();
    new ConfusionCounter(k, PredictionRule.asManyAsLabels(), ScoreTypes.doubles())
        .accept(batch, new ConfusionCounts(k), new LabelScores(k), lists);
    lists.accept(batch);
  }

  @ParameterizedTest
  @CsvSource({"1,1,20", "30,1,20", "40,2,20", "400,3,25", "900,5,37", "900,5,1000", "600,40,20"})
  void arePerClassAndPairTheHighestInAnyPiecesAndOrder(int n, int k, int mostOfLabel)
      throws IOException, ClassNotFoundException {
    for (long seed = 1; seed <= 5; seed++) {
      Samples samples = new Samples(n, k, seed);
      Examples expected =
          PlainExamples.of(samples.scores, samples.labels, samples.ids, mostOfLabel);
      long unnamed = IntStream.range(0, n).filter(s -> samples.ids[s] == null).count();
      Random random = new Random(seed);
      for (int pieces : new int[] {1, 2, 7, 50}) {
        List<ExampleLists> parts = new ArrayList<>();
        for (int i = 0; i < pieces; i++) {
          ExampleLists part = new ExampleLists(k, mostOfLabel);
          int start = n * i / pieces;
          int end = n * (i + 1) / pieces;
          accept(samples.batch(start, (start + end) / 2), part);
          accept(samples.batch((start + end) / 2, end), part);
          parts.add(Serialised.copy(part, ExampleLists.class));
        }
        parts.add(new ExampleLists(k, mostOfLabel));
        Collections.shuffle(parts, random);
        while (parts.size() > 1) {
          ExampleLists taken = parts.remove(random.nextInt(parts.size()));
          byte[] before = Serialised.bytes(taken);
          parts.get(random.nextInt(parts.size())).combine(taken);
          assertThat(Serialised.bytes(taken)).isEqualTo(before);
        }
        assertThat(parts.get(0).result()).as("seed %d", seed).isEqualTo(expected);
        assertThat(parts.get(0).unnamed()).isEqualTo(unnamed);
      }
    }
  }

  @Test
  void listsThatWereMergedGoOnReading() {
    Samples samples = new Samples(300, 4, 3);
    ExampleLists lists = new ExampleLists(4, 50);
    accept(samples.batch(0, 100), lists);
    ExampleLists other = new ExampleLists(4, 50);
    accept(samples.batch(100, 200), other);
    lists.combine(other);
    accept(samples.batch(200, 300), lists);
    assertThat(lists.result())
        .isEqualTo(PlainExamples.of(samples.scores, samples.labels, samples.ids, 50));
  }

  @Test
  void areNoneWithoutIdsOrWeight() {
    ScoreBatch batch = ScoreBatch.ofDoubles(1, 2);
    batch.add(new double[] {1, 2});
    batch.labels().add(0);
    batch.labels().endRow();
    Examples none = new Examples(List.of(), List.of());
    ExampleLists lists = new ExampleLists(2);
    accept(batch, lists);
    assertThat(lists.result()).isEqualTo(none);
    batch.sampleIds().add("a");
    batch.weigh(0);
    accept(batch, lists);
    assertThat(lists.result()).isEqualTo(none);
  }

  @Test
  void minusZeroIsZero() {
    ScoreBatch batch = ScoreBatch.ofDoubles(2, 1);
    batch.add(new double[] {0.0});
    batch.sampleIds().add("b");
    batch.add(new double[] {-0.0});
    batch.sampleIds().add("a");
    ExampleLists lists = new ExampleLists(1);
    lists.accept(batch);
    assertThat(lists.result().classes().get(0).samples())
        .containsExactly(new Example("a", 0), new Example("b", 0));
  }

  @Test
  void eachMissedLabelGoesWithEachWrongPrediction() {
    ScoreBatch batch = ScoreBatch.ofDoubles(1, 4);
    batch.add(new double[] {0.1, 0.2, 0.9, 0.8});
    batch.labels().add(0);
    batch.labels().add(1);
    batch.labels().endRow();
    batch.sampleIds().add("<b>,\"");
    ExampleLists lists = new ExampleLists(4);
    accept(batch, lists);
    List<Example> two = List.of(new Example("<b>,\"", 0.9));
    List<Example> three = List.of(new Example("<b>,\"", 0.8));
    assertThat(lists.result().pairs())
        .containsExactly(
            new Examples.OfPair(0, 2, two),
            new Examples.OfPair(0, 3, three),
            new Examples.OfPair(1, 2, two),
            new Examples.OfPair(1, 3, three));
  }
}
