package org.classblocks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.FoldDeviations;
import org.classblocks.similarity.HalfSamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SamplingCheckTest {
  private static final int CLASSES = 40;
  private static final int SAMPLES = 1000;
  private static final double NIGHTLY = 1.0 / 365;

  private static RunComparison compare(double[][] before, double[][] after) {
    return RunComparison.of(FoldedRuns.of(before), FoldedRuns.of(after), 10);
  }

  private static double[][] drawn(long seed) {
    return FoldedRuns.groups(CLASSES, SAMPLES, seed);
  }

  private static double leastChance(RunComparison found) {
    return Math.min(
        Math.min(found.drift().pValue(), found.chanceOfPairs()),
        Math.min(found.chanceOfGone(), found.chanceOfMoved()));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void otherSamplesOfTheSameScoresChangeNothing(long seed) {
    RunComparison found = compare(drawn(seed), drawn(100 + seed));
    assertThat(found.hasFolds()).isTrue();
    assertThat(found.blocks())
        .isNotEmpty()
        .allMatch(
            change -> change.fate() == BlockFate.SAME || change.fate() == BlockFate.UNCHANGED);
    assertThat(found.movedShare()).isZero();
    assertThat(leastChance(found)).isGreaterThan(NIGHTLY);
  }

  /** Similarities of 60 samples err by more where they come out low, and by less where high. */
  @Test
  void aShortNightLikeTheWindowBeforeChangesNothing() {
    int found = 0;
    for (long seed = 0; seed < 20; seed++) {
      found += compare(alike(5000, seed), alike(60, 100 + seed)).changedPairs() > 0 ? 1 : 0;
    }
    assertThat(found).as("comparisons with a changed pair, of which 5% are allowed").isLessThan(3);
  }

  /** Scores of classes in groups of ten, with similarities of 0.96 inside and 0.5 around. */
  private static double[][] alike(int samples, long seed) {
    Random random = new Random(seed);
    double[][] scores = new double[CLASSES][samples];
    for (int s = 0; s < samples; s++) {
      double common = random.nextGaussian();
      double factor = 0;
      for (int c = 0; c < CLASSES; c++) {
        factor = c % 10 == 0 ? common + random.nextGaussian() : factor;
        scores[c][s] = factor + 0.28 * random.nextGaussian();
      }
    }
    return scores;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void aDissolvedBlockIsGoneAndTheOthersAreNot(long seed) {
    double[][] later = drawn(100 + seed);
    for (int c = 10; c < 15; c++) {
      FoldedRuns.shuffle(later[c], c);
    }
    RunResult before = FoldedRuns.of(drawn(seed));
    RunComparison found = RunComparison.of(before, FoldedRuns.of(later), 10);
    assertThat(found.blocks())
        .filteredOn(change -> change.fate() == BlockFate.GONE)
        .singleElement()
        .satisfies(
            gone ->
                assertThat(
                        before
                            .blocks()
                            .blocks()
                            .get(gone.before())
                            .classes(before.order().permutation()))
                    .isEqualTo(Set.of(10, 11, 12, 13, 14)));
    assertThat(found.chanceOfGone()).isLessThan(1e-6);
    RunComparison reversed = RunComparison.of(FoldedRuns.of(later), before, 10);
    assertThat(reversed.blocks()).filteredOn(change -> change.fate() == BlockFate.NEW).hasSize(1);
    assertThat(reversed.chanceOfGone()).isEqualTo(1);
  }

  @Test
  void aClassThatChangesItsGroupHasMoved() {
    double[][] later = drawn(7);
    double[] first = later[0];
    later[0] = later[5];
    later[5] = first;
    RunComparison found = compare(drawn(8), later);
    assertThat(found.classChanges())
        .filteredOn(change -> change.kind() == ClassChange.Kind.MOVED)
        .extracting(ClassChange::before)
        .containsExactly(0, 5);
    assertThat(found.chanceOfMoved()).isLessThan(1e-6);
  }

  @Test
  void twoGroupsWithACommonFactorAreMerged() {
    double[][] later = drawn(9);
    double[][] factor = FoldedRuns.groups(1, SAMPLES, 10);
    IntStream.range(0, 10)
        .forEach(c -> IntStream.range(0, SAMPLES).forEach(s -> later[c][s] += 3 * factor[0][s]));
    RunComparison found = compare(drawn(11), later);
    assertThat(found.blocks()).anyMatch(change -> change.fate() == BlockFate.MERGED);
    RunComparison reversed = compare(later, drawn(11));
    assertThat(reversed.blocks()).anyMatch(change -> change.fate() == BlockFate.SPLIT);
  }

  /** A tenth of the samples is noise: no block goes, but all similarities shrink. */
  @Test
  void weakerSimilaritiesAreADrift() {
    double[][] later = FoldedRuns.groups(CLASSES, 4 * SAMPLES, 12);
    for (int c = 0; c < CLASSES; c++) {
      double[] noise = Arrays.copyOf(later[c], 800);
      FoldedRuns.shuffle(noise, c);
      System.arraycopy(noise, 0, later[c], 0, 800);
    }
    RunComparison found = compare(FoldedRuns.groups(CLASSES, 4 * SAMPLES, 13), later);
    assertThat(found.drift().pValue()).isLessThan(NIGHTLY);
    assertThat(found.drift().share()).isGreaterThan(0);
    assertThat(found.chanceOfGone()).isEqualTo(1);
  }

  /** Two folds, as two patients give, tell nothing of sampling. */
  @Test
  void twoFoldsAreAsNone() {
    double[] shares = new double[HalfSamples.FOLDS];
    shares[2] = 0.5;
    shares[7] = 0.5;
    RunResult run = FoldedRuns.of(drawn(1));
    FoldDeviations known = run.noise().orElseThrow();
    float[][][] rows = new float[shares.length][CLASSES][];
    for (float[][] fold : rows) {
      Arrays.setAll(fold, a -> new float[known.size() - 1 - a]);
    }
    RunResult two = run.withNoise(Optional.of(FoldDeviations.ofRows(shares, rows)));
    assertThat(RunComparison.of(two, FoldedRuns.of(drawn(2)), 10).hasFolds()).isFalse();
  }

  @Test
  void withoutFoldsNothingIsTested() {
    RunResult run = FoldedRuns.of(drawn(1)).withNoise(Optional.empty());
    RunComparison found = RunComparison.of(run, FoldedRuns.of(drawn(2)), 10);
    assertThat(found.hasFolds()).isFalse();
    assertThat(found.chanceOfGone()).isNaN();
    assertThat(found.drift().pValue()).isNaN();
    assertThat(found.blocks()).noneMatch(change -> change.fate() == BlockFate.UNCHANGED);
  }
}
