package org.classblocks.suspects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.classblocks.examples.ExampleLists;
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
import org.junit.jupiter.params.provider.ValueSource;

class SuspectSearchTest {
  /** Samples that score high for the class they are of, and are labelled so but for a few. */
  private static final class Samples {
    private final double[][] scores;
    private final int[] labels;

    private Samples(double[][] scores, int[] labels) {
      this.scores = scores;
      this.labels = labels;
    }

    static Samples of(int n, int k, boolean areProbabilities, long seed) {
      Random random = new Random(seed);
      double[][] scores = new double[n][k];
      int[] labels = new int[n];
      for (int s = 0; s < n; s++) {
        int actual = random.nextInt(k);
        for (int id = 0; id < k; id++) {
          double logit = 2 * random.nextGaussian() + (id == actual ? 3 : 0);
          scores[s][id] = areProbabilities ? 1 / (1 + Math.exp(-logit)) : logit;
        }
        labels[s] = random.nextInt(10) == 0 ? random.nextInt(k) : actual;
      }
      return new Samples(scores, labels);
    }

    ScoreBatch dense(int start, int end) {
      ScoreBatch batch = ScoreBatch.ofDoubles(Math.max(1, end - start), scores[0].length);
      for (int s = start; s < end; s++) {
        batch.add(scores[s]);
        annotate(batch, s);
      }
      return batch;
    }

    /** Lists the higher half of the scores of each sample; absent ones are 0. */
    SparseBatch sparse() {
      int k = scores[0].length;
      SparseBatch batch = new SparseBatch(k, 0, k * scores.length, scores.length);
      for (int s = 0; s < scores.length; s++) {
        double median = Arrays.stream(scores[s]).sorted().toArray()[k / 2];
        int[] ids = new int[k];
        double[] listed = new double[k];
        int count = 0;
        for (int id = 0; id < k; id++) {
          if (scores[s][id] >= median) {
            ids[count] = id;
            listed[count++] = scores[s][id];
          } else {
            scores[s][id] = 0;
          }
        }
        batch.add(ids, listed, 0, count);
        annotate(batch, s);
      }
      return batch;
    }

    private void annotate(SampleBatch batch, int s) {
      batch.labels().add(labels[s]);
      batch.labels().endRow();
      batch.sampleIds().add("s" + s);
    }
  }

  private static LabelScores known(SampleBatch batch) {
    LabelScores known = new LabelScores(batch.classCount());
    new ConfusionCounter(batch.classCount(), PredictionRule.asManyAsLabels(), ScoreTypes.doubles())
        .accept(
            batch,
            new ConfusionCounts(batch.classCount()),
            known,
            new ExampleLists(batch.classCount()));
    return known;
  }

  private static SuspectLists lists(LabelScores known, SampleBatch batch, int most, int ofClass) {
    SuspectLists lists = new SuspectLists(batch.classCount(), most, ofClass);
    new SuspectSearch(known).accept(batch, lists);
    return lists;
  }

  private static void assertAre(Suspects found, List<Suspect> expected) {
    assertThat(found.counts().suspects()).isEqualTo(expected.size());
    assertThat(found.ranked()).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      Suspect one = found.ranked().get(i).suspect();
      Suspect other = expected.get(i);
      assertThat(one.sampleId()).isEqualTo(other.sampleId());
      assertThat(one.suggested()).isEqualTo(other.suggested());
      assertThat(one.margin()).isCloseTo(other.margin(), within(1e-9));
    }
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,2", "40,1", "60,2", "500,7", "500,40"})
  void suspectsAreThoseOfTheDefinitions(int n, int k) {
    for (long seed = 1; seed <= 6; seed++) {
      boolean areProbabilities = seed % 2 == 0;
      Samples samples = Samples.of(n, k, areProbabilities, seed);
      ScoreBatch batch = samples.dense(0, n);
      LabelScores known = known(batch);
      List<Suspect> expected = PlainSuspects.of(samples.scores, samples.labels, areProbabilities);
      assertThat(n < 40 || known.areProbabilities() == areProbabilities).isTrue();
      assertThat(n < 500 || !expected.isEmpty()).isTrue();
      Suspects found = lists(known, batch, n, n).result();
      assertAre(found, expected);
      PlainOverlaps.assertAre(found.overlaps(), PlainOverlaps.of(samples.scores, samples.labels));
    }
  }

  @Test
  void classesThatASampleDoesNotListHaveTheAbsentScore() {
    for (long seed = 1; seed <= 5; seed++) {
      Samples samples = Samples.of(400, 9, true, seed);
      SparseBatch batch = samples.sparse();
      List<Suspect> expected = PlainSuspects.of(samples.scores, samples.labels, true);
      assertThat(expected).as("seed " + seed).anyMatch(suspect -> suspect.givenScore() == 0);
      Suspects found = lists(known(batch), batch, 400, 1).result();
      assertAre(found, expected);
      PlainOverlaps.assertAre(found.overlaps(), PlainOverlaps.of(samples.scores, samples.labels));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void listsMergeToTheSameInAnyGroupingAndOrder(long seed) throws Exception {
    int n = 600;
    Samples samples = Samples.of(n, 8, seed == 2, seed);
    LabelScores known = known(samples.dense(0, n));
    Suspects whole = lists(known, samples.dense(0, n), 30, 5).result();
    Random random = new Random(seed);
    for (int pieces : new int[] {2, 7, 100}) {
      List<SuspectLists> parts = new ArrayList<>();
      for (int i = 0; i < pieces; i++) {
        ScoreBatch piece = samples.dense(n * i / pieces, n * (i + 1) / pieces);
        parts.add(Serialised.copy(lists(known, piece, 30, 5), SuspectLists.class));
      }
      parts.add(new SuspectLists(8, 30, 5));
      Collections.shuffle(parts, random);
      while (parts.size() > 1) {
        SuspectLists taken = parts.remove(random.nextInt(parts.size()));
        Suspects before = taken.result();
        parts.get(random.nextInt(parts.size())).combine(taken);
        assertThat(taken.result()).isEqualTo(before);
      }
      assertThat(parts.get(0).result()).as("seed %d, %d pieces", seed, pieces).isEqualTo(whole);
    }
  }

  @Test
  void theMostSuspiciousOfAllAndOfEachClassAreKeptWithTheirRanks() {
    int n = 600;
    Samples samples = Samples.of(n, 8, false, 4);
    ScoreBatch batch = samples.dense(0, n);
    List<Suspect> all = PlainSuspects.of(samples.scores, samples.labels, false);
    Suspects found = lists(known(batch), batch, 10, 3).result();
    Map<Integer, Integer> ofClass = new HashMap<>();
    Map<List<Integer>, Integer> ofPair = new HashMap<>();
    List<List<Object>> expected = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Suspect one = all.get(i);
      int inClass = ofClass.merge(one.given(), 1, Integer::sum);
      int inPair = ofPair.merge(List.of(one.given(), one.suggested()), 1, Integer::sum);
      if (i < 10 || inClass <= 3) {
        expected.add(List.of(one.sampleId(), expected.size() + 1, inClass, inPair));
      }
    }
    assertThat(
            found.ranked().stream()
                .<List<Object>>map(
                    row ->
                        List.of(
                            row.suspect().sampleId(),
                            row.rank(),
                            row.rankInClass(),
                            row.rankInPair())))
        .isEqualTo(expected)
        .hasSizeGreaterThan(20);
    assertThat(found.counts()).isEqualTo(new SuspectCounts(n, all.size(), 0, 0, 0));
  }

  @Test
  void equalMarginsGoBySampleId() {
    ScoreBatch batch = ScoreBatch.ofDoubles(4, 2);
    for (String id : List.of("b", "a", "c", "d")) {
      boolean isRight = id.equals("d");
      batch.add(isRight ? new double[] {0, 5} : new double[] {4, 1});
      batch.labels().add(isRight ? 0 : 1);
      batch.labels().endRow();
      batch.sampleIds().add(id);
    }
    LabelScores known = new LabelScores(2);
    Samples good = new Samples(new double[][] {{3, 0}, {0, 3}}, new int[] {0, 1});
    known.combine(known(good.dense(0, 2)));
    assertThat(lists(known, batch, 2, 1).result().ranked())
        .extracting(row -> row.suspect().sampleId())
        .containsExactly("d", "a");
  }

  @Test
  void samplesWithSeveralLabelsNoneOrNoIdAreCountedAndNotJudged() {
    ScoreBatch batch = ScoreBatch.ofDoubles(4, 3);
    int[][] labels = {{0}, {0, 1}, {}, {2}};
    for (int[] ofSample : labels) {
      batch.add(new double[] {0, 9, 1});
      for (int label : ofSample) {
        batch.labels().add(label);
      }
      batch.labels().endRow();
      batch.sampleIds().add(ofSample.length == 1 && ofSample[0] == 2 ? null : "x");
    }
    Samples good =
        new Samples(new double[][] {{3, 0, 0}, {0, 3, 0}, {0, 0, 3}}, new int[] {0, 1, 2});
    Suspects found = lists(known(good.dense(0, 3)), batch, 5, 5).result();
    assertThat(found.counts()).isEqualTo(new SuspectCounts(1, 1, 1, 1, 1));
    assertThat(found.ranked()).hasSize(1);
    assertThat(found.overlaps()).extracting(ClassOverlap::countAb).containsExactly(1L);
  }

  @Test
  void ofEqualScoresThatOfTheLabelCountsFirstThenTheLowerId() {
    // All thresholds are 2 but that of class 2, which is 5.
    double[][] scores = {{2, 2, 0}, {2, 2, 0}, {3, 3, 3}, {0, 0, 7}};
    ScoreBatch batch = new Samples(scores, new int[] {0, 1, 2, 2}).dense(0, 4);
    assertThat(lists(known(batch), batch, 5, 5).result().overlaps())
        .containsExactly(new ClassOverlap(0, 2, 0, 1, 0, 0.5, 0.25));
  }

  @Test
  void aClassThatLabelsNoSampleIsNeverSuggested() {
    Samples samples =
        new Samples(new double[][] {{1, 0, 9}, {5, 0, 9}, {0, 4, 9}}, new int[] {0, 0, 1});
    ScoreBatch batch = samples.dense(0, 3);
    Suspects found = lists(known(batch), batch, 5, 5).result();
    assertThat(found.ranked()).isEmpty();
    assertThat(found.overlaps()).isEmpty();
  }
}
