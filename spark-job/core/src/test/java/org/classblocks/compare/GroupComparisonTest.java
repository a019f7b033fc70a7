package org.classblocks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.classblocks.groups.GroupComparison;
import org.classblocks.groups.SampleGroup;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.PairNoise;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupComparisonTest {
  private static final int CLASSES = 30;

  /** Groups of drawn scores with a heavy tail. */
  private static List<double[][]> scores(long seed, int... samples) {
    List<double[][]> scores = new ArrayList<>();
    for (int ofGroup : samples) {
      scores.add(FoldedRuns.groups(CLASSES, ofGroup, 100 * seed + scores.size()));
    }
    return scores;
  }

  private static SampleGroup group(String name, RunResult run) {
    return new SampleGroup(
        name,
        run.samples(),
        (SimilarityMatrix) run.similarity(),
        Optional.of(
            new PairNoise(
                run.similarity(), run.log().listed(), run.log().marginals(), run.noise())));
  }

  private static GroupComparison compared(List<double[][]> scores, boolean hasNoise) {
    List<RunResult> runs = scores.stream().map(FoldedRuns::of).toList();
    List<SampleGroup> groups = new ArrayList<>();
    for (RunResult run : runs) {
      SampleGroup group = group("group " + groups.size(), run);
      groups.add(
          hasNoise ? group : new SampleGroup(group.name(), group.samples(), group.similarity()));
    }
    RunResult first = runs.get(0);
    return GroupComparison.of(groups, first.similarity(), first.order(), first.blocks());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void heavyTailsAreNoDifference(long seed) {
    List<double[][]> scores = scores(seed, 800, 400, 600);
    GroupComparison found = compared(scores, true);
    assertThat(found.pairsAboveNoise()).as("seed %d", seed).isZero();
    assertThat(found.pairs()).noneMatch(pair -> pair.difference().exceedsNoise());
    assertThat(found.blocks())
        .hasSizeGreaterThanOrEqualTo(CLASSES / 5)
        .noneMatch(block -> block.difference().exceedsNoise());
    assertThat(compared(scores, false).pairsAboveNoise())
        .as("by Fisher's z, seed %d", seed)
        .isPositive();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aDissolvedBlockIsADifference(long seed) {
    List<double[][]> scores = scores(seed, 4_000, 4_000);
    for (int c = 0; c < 5; c++) {
      FoldedRuns.shuffle(scores.get(1)[c], seed + c);
    }
    GroupComparison found = compared(scores, true);
    assertThat(found.pairsAboveNoise()).as("seed %d", seed).isBetween(5L, 10L);
    assertThat(found.pairs().subList(0, (int) found.pairsAboveNoise()))
        .allMatch(pair -> Math.max(pair.classA(), pair.classB()) < 5)
        .allMatch(pair -> pair.difference().exceedsNoise())
        .allMatch(pair -> pair.difference().lowestGroup().equals("group 1"));
    assertThat(found.blocks().stream().filter(block -> block.difference().exceedsNoise()))
        .hasSize(1);
  }

  @Test
  void groupsWithoutFoldsDoNotCount() {
    RunResult run = FoldedRuns.of(FoldedRuns.groups(CLASSES, 400, 1));
    RunResult other = FoldedRuns.of(FoldedRuns.groups(CLASSES, 400, 2)).withNoise(Optional.empty());
    GroupComparison found =
        GroupComparison.of(
            List.of(group("a", run), group("b", other)),
            run.similarity(),
            run.order(),
            run.blocks());
    assertThat(found.pairs()).isEmpty();
    assertThat(found.pairsAboveNoise()).isZero();
    assertThat(found.blocks()).isEmpty();
  }
}
