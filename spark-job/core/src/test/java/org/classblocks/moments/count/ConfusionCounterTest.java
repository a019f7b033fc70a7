package org.classblocks.moments.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.classblocks.examples.ExampleLists;
import org.classblocks.linalg.SparseMatrix;
import org.classblocks.moments.LabelledSamples;
import org.classblocks.moments.PlainConfusion;
import org.classblocks.moments.Serialised;
import org.classblocks.moments.batch.SampleBatch;
import org.classblocks.moments.batch.ScoreBatch;
import org.classblocks.moments.batch.ScoreTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfusionCounterTest {
  private static final PredictionRule BY_NUMBER = PredictionRule.asManyAsLabels();

  static Stream<Arguments> samples() {
    return Stream.of(
            new int[] {1, 1, 1},
            new int[] {1, 2, 2},
            new int[] {400, 2, 1},
            new int[] {500, 7, 1},
            new int[] {500, 12, 4},
            new int[] {60, 90, 60})
        .flatMap(
            shape ->
                Stream.of(BY_NUMBER, PredictionRule.atLeast(shape[1] / 3.0), above())
                    .map(rule -> Arguments.of(shape[0], shape[1], shape[2], rule)));
  }

  /** A threshold between two floats, and above all scores of few classes. */
  private static PredictionRule above() {
    return PredictionRule.atLeast(2.1);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void denseSamplesCountAsTheDefinitionsSay(int n, int k, int mostLabels, PredictionRule rule) {
    for (long seed = 1; seed <= 5; seed++) {
      LabelledSamples samples = new LabelledSamples(n, k, mostLabels, 1, seed);
      PlainConfusion expected = plain(samples, rule, false);
      assertSame(counted(rule, samples.dense(false, 0, n)), expected, "floats, seed " + seed);
      assertSame(counted(rule, samples.dense(true, 0, n)), expected, "doubles, seed " + seed);
      assertSame(counted(rule, samples.sparse(0, n)), expected, "all listed, seed " + seed);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void sparseSamplesCountAsTheDefinitionsSay(int n, int k, int mostLabels, PredictionRule rule) {
    for (long seed = 1; seed <= 5; seed++) {
      for (double listed : new double[] {0, 0.1, 0.5}) {
        LabelledSamples samples = new LabelledSamples(n, k, mostLabels, listed, seed);
        assertSame(
            counted(rule, samples.sparse(0, n)),
            plain(samples, rule, false),
            "seed " + seed + ", listed " + listed);
      }
    }
  }

  @Test
  void samplesCountByTheirWeights() {
    LabelledSamples samples = new LabelledSamples(300, 9, 3, 1, 8);
    samples.weights[7] = 0;
    ScoreBatch batch = samples.dense(false, 0, 300);
    Arrays.stream(samples.weights).forEach(batch::weigh);
    assertSame(counted(BY_NUMBER, batch), plain(samples, BY_NUMBER, true), "seed 8");
  }

  @Test
  void marginsAreTheNumbersOfLabelsAndOfPredictions() {
    LabelledSamples samples = new LabelledSamples(200, 10, 5, 1, 3);
    for (PredictionRule rule : List.of(BY_NUMBER, PredictionRule.atLeast(3))) {
      SparseMatrix counts = counted(rule, samples.dense(false, 0, 200)).counts();
      double[] labels = new double[10];
      double[] predictions = new double[10];
      for (int row = 0; row < 200; row++) {
        double[] scores = samples.scores[row];
        int labelCount = samples.labelSet(row).size();
        samples.labelSet(row).forEach(id -> labels[id]++);
        for (int id = 0; id < 10 && labelCount > 0; id++) {
          int before = 0;
          for (int other = 0; other < 10; other++) {
            boolean comes =
                scores[other] > scores[id] || (scores[other] == scores[id] && other < id);
            before += comes ? 1 : 0;
          }
          boolean is = rule.hasThreshold() ? scores[id] >= 3 : before < labelCount;
          predictions[id] += is ? 1 : 0;
        }
      }
      for (int id = 0; id < 10; id++) {
        double row = 0;
        double column = 0;
        for (int other = 0; other <= 10; other++) {
          row += counts.at(id, other);
          column += counts.at(other, id);
        }
        assertThat(row).isCloseTo(labels[id], within(1e-9));
        assertThat(column).isCloseTo(predictions[id], within(1e-9));
      }
    }
  }

  @Test
  void aWorkedExample() {
    ScoreBatch batch = ScoreBatch.ofFloats(4, 5);
    add(batch, new double[] {0.9, 0.1, 0.8, 0.7, 0}, 1, 4, 0);
    add(batch, new double[] {0.1, 0.6, 0.2, 0.6, 0}, 3);
    add(batch, new double[] {0.1, 0.6, 0.2, 0.3, 0}, 1);
    add(batch, new double[] {0.1, 0.6, 0.2, 0.3, 0});
    Confusion byNumber = counted(BY_NUMBER, batch);
    assertThat(cells(byNumber))
        .containsExactly(
            "0,0 1.0", "1,1 1.0", "1,2 0.5", "1,3 0.5", "3,1 1.0", "4,2 0.5", "4,3 0.5");
    assertThat(byNumber.totals().samples()).isEqualTo(3);
    assertThat(byNumber.totals().top1()).isCloseTo(2 / 3.0, within(1e-15));
    assertThat(byNumber.top1(1)).isEqualTo(0.5);
    assertThat(byNumber.top1(3)).isZero();
    assertThat(byNumber.top1(2)).isNaN();
    assertThat(byNumber.recall(1)).isEqualTo(0.5);
    assertThat(byNumber.precision(1)).isEqualTo(0.5);
    assertThat(byNumber.precision(2)).isZero();
    assertThat(byNumber.recall(2)).isNaN();
    assertThat(byNumber.errors(4)).isEqualTo(1);
    Confusion byScore = counted(PredictionRule.atLeast(0.75), batch);
    assertThat(cells(byScore))
        .containsExactly("0,0 1.0", "1,2 0.5", "1,5 1.5", "3,5 1.0", "4,2 0.5", "4,5 0.5");
  }

  /**
   * From numpy 2.4.6: {@code s, y = np.array(scores), np.array(labels, bool)}; for a row, {@code
   * rank = (s[None] >= s[:, None]).sum(1)} and {@code above = (s[None] >= s[:, None])[:,
   * y].sum(1)}, then {@code (above / rank)[y].mean()}, which is what scikit-learn's
   * label_ranking_average_precision_score takes the mean of.
   */
  @Test
  void rankingPrecisionIsThatOfScikitLearn() {
    ScoreBatch batch = ScoreBatch.ofDoubles(3, 6);
    add(batch, new double[] {0.5, 0.25, 0.75, 0.25, 0.125, 1}, 1, 2, 4);
    add(batch, new double[] {3, 3, 3, 3, 3, 3}, 5, 0);
    add(batch, new double[] {6, 5, 4, 3, 2, 1}, 0, 3);
    Confusion found = counted(BY_NUMBER, batch);
    assertThat(found.totals().rankingPrecision()).isCloseTo(0.5166666666666666, within(1e-15));
    assertThat(found.rankingPrecision(0)).isCloseTo((1 / 3.0 + 1) / 2, within(1e-15));
    assertThat(found.rankingPrecision(1)).isCloseTo(2 / 5.0, within(1e-15));
    assertThat(found.rankingPrecision(4)).isCloseTo(3 / 6.0, within(1e-15));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void mergesInAnyOrderAndAnyPieces(long seed) throws IOException, ClassNotFoundException {
    LabelledSamples samples = new LabelledSamples(500, 30, 4, 1, seed);
    Confusion whole = counted(BY_NUMBER, samples.dense(false, 0, 500));
    Random random = new Random(seed);
    for (int pieces : new int[] {2, 7, 100}) {
      List<ConfusionCounts> parts = new ArrayList<>();
      for (int i = 0; i < pieces; i++) {
        ConfusionCounts part = new ConfusionCounts(30);
        new ConfusionCounter(30, BY_NUMBER, ScoreTypes.doubles())
            .accept(
                samples.dense(i % 2 == 0, 500 * i / pieces, 500 * (i + 1) / pieces),
                part,
                new LabelScores(30),
                new ExampleLists(30));
        parts.add(Serialised.copy(part, ConfusionCounts.class));
      }
      parts.add(new ConfusionCounts(30));
      Collections.shuffle(parts, random);
      while (parts.size() > 1) {
        ConfusionCounts taken = parts.remove(random.nextInt(parts.size()));
        byte[] before = Serialised.bytes(taken);
        parts.get(random.nextInt(parts.size())).combine(taken);
        assertThat(Serialised.bytes(taken)).isEqualTo(before);
      }
      Confusion merged = parts.get(0).result();
      assertThat(cells(merged)).as("seed " + seed).isEqualTo(cells(whole));
      assertThat(merged.totals().top1()).isEqualTo(whole.totals().top1());
      assertThat(merged.totals().rankingPrecision())
          .isCloseTo(whole.totals().rankingPrecision(), within(1e-14));
      for (int id = 0; id < 30; id++) {
        assertThat(merged.top1(id)).isEqualTo(whole.top1(id));
        assertThat(merged.rankingPrecision(id))
            .isCloseTo(whole.rankingPrecision(id), within(1e-14));
      }
    }
  }

  @Test
  void withoutLabelsThereIsNothing() {
    ScoreBatch batch = ScoreBatch.ofFloats(1, 2);
    batch.add(new float[] {1, 2});
    Confusion found = counted(BY_NUMBER, batch);
    assertThat(found.counts().entries()).isZero();
    assertThat(found.totals().samples()).isZero();
    assertThat(found.totals().top1()).isNaN();
  }

  @Test
  void refusesAnotherNumberOfClasses() {
    assertThatThrownBy(() -> new ConfusionCounts(3).combine(new ConfusionCounts(4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("confusion of 3 classes cannot be merged with that of 4");
  }

  private static void add(ScoreBatch batch, double[] scores, int... labels) {
    batch.add(scores);
    for (int label : labels) {
      batch.labels().add(label);
    }
    batch.labels().endRow();
  }

  private static Confusion counted(PredictionRule rule, SampleBatch batch) {
    ConfusionCounts counts = new ConfusionCounts(batch.classCount());
    new ConfusionCounter(batch.classCount(), rule, ScoreTypes.doubles())
        .accept(
            batch,
            counts,
            new LabelScores(batch.classCount()),
            new ExampleLists(batch.classCount()));
    return counts.result();
  }

  private static PlainConfusion plain(
      LabelledSamples samples, PredictionRule rule, boolean weighted) {
    PlainConfusion plain = new PlainConfusion(samples.classCount, rule);
    for (int row = 0; row < samples.samples(); row++) {
      plain.accept(samples.scores[row], samples.labelSet(row), weighted ? samples.weights[row] : 1);
    }
    return plain;
  }

  private static List<String> cells(Confusion confusion) {
    SparseMatrix counts = confusion.counts();
    List<String> cells = new ArrayList<>();
    for (int row = 0; row < counts.size(); row++) {
      for (int entry = counts.start(row); entry < counts.end(row); entry++) {
        cells.add(row + "," + counts.column(entry) + " " + counts.value(entry));
      }
    }
    return cells;
  }

  private static void assertSame(Confusion found, PlainConfusion expected, String what) {
    int nonZero = 0;
    for (int row = 0; row < expected.counts.length; row++) {
      for (int column = 0; column < expected.counts.length; column++) {
        double count = expected.counts[row][column];
        nonZero += count > 0 ? 1 : 0;
        assertThat(found.counts().at(row, column))
            .as("%s, row %d, column %d", what, row, column)
            .isCloseTo(count, within(1e-9));
      }
    }
    assertThat(found.counts().entries()).as(what).isEqualTo(nonZero);
    ConfusionTotals totals = found.totals();
    assertThat(totals.samples()).as(what).isCloseTo(expected.samples, within(1e-9));
    assertClose(totals.top1(), expected.firstIsLabel / expected.samples, what);
    assertClose(totals.rankingPrecision(), expected.precision / expected.samples, what);
    for (int id = 0; id < found.size(); id++) {
      assertClose(found.top1(id), expected.firsts[id] / expected.positives[id], what);
      assertClose(
          found.rankingPrecision(id), expected.precisions[id] / expected.positives[id], what);
    }
  }

  private static void assertClose(double found, double expected, String what) {
    if (Double.isNaN(expected)) {
      assertThat(found).as(what).isNaN();
    } else {
      assertThat(found).as(what).isCloseTo(expected, within(1e-12));
    }
  }
}
