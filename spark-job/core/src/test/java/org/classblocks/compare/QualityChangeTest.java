package org.classblocks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.classblocks.fixtures.Example;
import org.classblocks.linalg.SparseMatrix;
import org.classblocks.moments.batch.Marginals;
import org.classblocks.moments.batch.SampleSize;
import org.classblocks.moments.count.Confusion;
import org.classblocks.moments.count.ConfusionTotals;
import org.classblocks.moments.count.LabelStatistics;
import org.classblocks.result.LogFacts;
import org.classblocks.result.RunResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QualityChangeTest {
  /** A run with 100 labels of each class. */
  private static RunResult run(double top1, int[]... errors) {
    SparseMatrix.Builder counts = SparseMatrix.builder(6);
    int[] right = {100, 100, 100, 100, 100};
    for (int[] error : errors) {
      counts.add(error[0], error[1], error[2]);
      right[error[0]] -= error[2];
    }
    for (int id = 0; id < 5; id++) {
      counts.add(id, id, right[id]);
    }
    double[] shares = {1, 1, 1, 1, 1};
    Confusion confusion =
        new Confusion(counts.build(), shares, shares, new ConfusionTotals(500, top1, 1));
    return Example.results(
        Optional.of(new LabelStatistics(Example.labels().counts(), confusion, List.of())));
  }

  /** The same run, each sample with a weight. */
  private static RunResult weighted(RunResult run, double weight) {
    LogFacts log = run.log();
    Confusion confusion = log.labels().orElseThrow().confusion();
    SparseMatrix.Builder counts = SparseMatrix.builder(confusion.counts().size());
    for (int row = 0; row < confusion.counts().size(); row++) {
      for (int i = confusion.counts().start(row); i < confusion.counts().end(row); i++) {
        counts.add(row, confusion.counts().column(i), weight * confusion.counts().value(i));
      }
    }
    double[] zeros = new double[5];
    Marginals marginals =
        new Marginals(
            new SampleSize(2, 0, 2 * weight, weight, 2), zeros, zeros, zeros, zeros, zeros);
    double[] shares = {1, 1, 1, 1, 1};
    LabelStatistics labels =
        new LabelStatistics(
            log.labels().orElseThrow().counts(),
            new Confusion(counts.build(), shares, shares, confusion.totals()),
            List.of());
    return new RunResult(
        new LogFacts(log.rows(), log.clippedScores(), marginals, log.listed(), Optional.of(labels)),
        run.similarity(),
        run.neighbours(),
        run.order(),
        run.blocks(),
        run.links(),
        run.errors(),
        run.triage(),
        run.groups(),
        run.taxonomy());
  }

  private static QualityChange change(RunResult before, RunResult after) {
    return RunComparison.of(before, after, 10).quality().orElseThrow();
  }

  @Test
  void saysWhichClassesAndConfusionsChangedByMoreThanChanceGives() {
    QualityChange found =
        change(
            run(0.8, new int[] {0, 1, 40}, new int[] {2, 4, 10}, new int[] {3, 4, 20}),
            run(0.9, new int[] {0, 1, 5}, new int[] {2, 4, 15}, new int[] {3, 4, 60}));
    assertThat(found.top1Before()).isEqualTo(0.8);
    assertThat(found.top1After()).isEqualTo(0.9);
    assertThat(found.better()).extracting(QualityChange.Recall::classId).containsExactly(0);
    assertThat(found.better().get(0).before()).isCloseTo(0.6, within(1e-12));
    assertThat(found.better().get(0).after()).isCloseTo(0.95, within(1e-12));
    assertThat(found.worse()).extracting(QualityChange.Recall::classId).containsExactly(3);
    assertThat(found.newConfusions())
        .extracting(QualityChange.ConfusionRate::actualId, QualityChange.ConfusionRate::predictedId)
        .containsExactly(tuple(3, 4));
    assertThat(found.mendedConfusions())
        .containsExactly(
            new QualityChange.ConfusionRate(
                0, Example.NAMES.get(0), 1, Example.NAMES.get(1), 0.4, 0.05));
  }

  /** Block 1 has classes 1 and 3, block 2 has 0 and 4, and block 0 all four. */
  @Test
  void saysWhichBlocksChanged() {
    QualityChange found =
        change(
            run(0.8, new int[] {0, 1, 40}, new int[] {3, 4, 20}),
            run(0.9, new int[] {0, 1, 5}, new int[] {3, 4, 60}));
    assertThat(found.betterBlocks())
        .containsExactly(new QualityChange.BlockRecall(2, "others", 0.8, 0.975));
    assertThat(found.worseBlocks())
        .containsExactly(new QualityChange.BlockRecall(1, "cranes", 0.9, 0.7));
  }

  /**
   * For five classes the bound is 2.5758 (scipy 1.17.1: norm.isf(.05 / 2 / 5)). From 40 of 100, 58
   * is z = 2.546 away and 59 is 2.687: with p the pooled share, (b - a) / sqrt(p (1 - p) 2 / 100).
   */
  @Test
  void theBoundIsThatOfATestOfTwoProportionsForAllClasses() {
    RunResult before = run(0.5, new int[] {1, 5, 40});
    assertThat(change(before, run(0.5, new int[] {1, 5, 58})).worse()).isEmpty();
    assertThat(change(before, run(0.5, new int[] {1, 5, 59})).worse()).hasSize(1);
  }

  /** Were weights taken for samples, 1/8 would hide the one change, and 8 would make up another. */
  @ParameterizedTest
  @ValueSource(doubles = {0.125, 1, 8})
  void weightsAreRelative(double weight) {
    RunResult before = run(0.5, new int[] {1, 5, 40});
    RunResult fewerErrors = weighted(run(0.5, new int[] {1, 5, 58}), weight);
    RunResult moreErrors = weighted(run(0.5, new int[] {1, 5, 59}), weight);
    assertThat(change(before, fewerErrors).worse()).isEmpty();
    assertThat(change(before, moreErrors).worse()).hasSize(1);
  }

  @Test
  void nothingChangesBetweenARunAndItself() {
    RunResult run = run(0.7, new int[] {0, 1, 40}, new int[] {2, 5, 100});
    QualityChange found = change(run, run);
    assertThat(found.better()).isEmpty();
    assertThat(found.worse()).isEmpty();
    assertThat(found.newConfusions()).isEmpty();
    assertThat(found.mendedConfusions()).isEmpty();
  }

  @Test
  void bothRunsNeedLabels() {
    RunResult unlabelled = Example.results(Optional.empty());
    assertThat(RunComparison.of(run(1), unlabelled, 10).quality()).isEmpty();
    assertThat(RunComparison.of(unlabelled, run(1), 10).quality()).isEmpty();
  }
}
