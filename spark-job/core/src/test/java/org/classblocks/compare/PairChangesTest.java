package org.classblocks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.classblocks.fixtures.Graphs;
import org.classblocks.moments.ListedPairs;
import org.classblocks.result.Results;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.SimilarityGraph;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.api.Test;

/** Expected values are those of numpy 2.4.6 and scipy 1.17.1, as the comments say. */
class PairChangesTest {
  private static RunComparison compare(RunResult before, RunResult after) {
    return RunComparison.of(before, after, 10);
  }

  private static double[][] three(double ab, double ac, double bc) {
    return new double[][] {{1, ab, ac}, {ab, 1, bc}, {ac, bc, 1}};
  }

  /**
   * z = (arctanh(.6) - arctanh(.3)) / sqrt(1 / 200 + 1 / 150); p = 2 * norm.sf(z) * 3, of three
   * pairs.
   */
  @Test
  void aPairIsHeldAgainstItsStandardErrorAndAllPairs() {
    RunComparison found =
        compare(
            Runs.ofSimilarities(203, three(0.3, 0.1, 0.2)),
            Runs.ofSimilarities(153, three(0.6, 0.1, 0.3)));
    assertThat(found.changedPairs()).isEqualTo(1);
    PairChange pair = found.pairs().get(0);
    assertThat(new int[] {pair.classA(), pair.classB()}).containsExactly(0, 1);
    assertThat(pair.statistic()).isCloseTo(3.5517012101818577, within(1e-12));
    assertThat(pair.pValue()).isCloseTo(0.0011482476734746149, within(1e-12));
    assertThat(pair.change()).isCloseTo(0.3, within(1e-15));
  }

  /** norm.isf(.025 / 3) is 2.3939797998185095. */
  @Test
  void theBarIsTheOneOfAllPairs() {
    double n = 1003;
    for (double statistic : new double[] {2.38, 2.40}) {
      double r = Math.tanh(statistic * Math.sqrt(2 / (n - 3)));
      RunComparison found =
          compare(Runs.ofSimilarities(n, three(0, 0, 0)), Runs.ofSimilarities(n, three(0, -r, 0)));
      assertThat(found.changedPairs()).as("%s", statistic).isEqualTo(statistic < 2.39 ? 0 : 1);
    }
  }

  @Test
  void theLargestChangesAreListedFirst() {
    int size = 40;
    double[][] before = new double[size][size];
    double[][] after = new double[size][size];
    Random random = new Random(3);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        after[i][j] = random.nextInt(9) / 10.0;
      }
    }
    RunComparison all =
        RunComparison.of(Runs.ofSimilarities(1e6, before), Runs.ofSimilarities(1e6, after), 10_000);
    RunComparison some =
        RunComparison.of(Runs.ofSimilarities(1e6, before), Runs.ofSimilarities(1e6, after), 25);
    assertThat(all.pairs()).hasSize((int) all.changedPairs()).hasSizeGreaterThan(600);
    assertThat(some.pairs()).isEqualTo(all.pairs().subList(0, 25));
    assertThat(some.changedPairs()).isEqualTo(all.changedPairs());
    for (int i = 1; i < all.pairs().size(); i++) {
      assertThat(Math.abs(all.pairs().get(i).change()))
          .isLessThanOrEqualTo(Math.abs(all.pairs().get(i - 1).change()));
    }
  }

  /** D, V, S and m as in the class comment of {@link Drift}, by numpy. */
  @Test
  void driftIsLinsCoefficientWithoutTheNoise() {
    double[][] before = {{1, .5, .2, -.1}, {.5, 1, .3, 0}, {.2, .3, 1, .4}, {-.1, 0, .4, 1}};
    double[][] after = {{1, .45, .25, -.2}, {.45, 1, .1, .05}, {.25, .1, 1, .6}, {-.2, .05, .6, 1}};
    Drift drift =
        compare(Runs.ofSimilarities(1001, before), Runs.ofSimilarities(501, after)).drift();
    assertThat(drift.pairs()).isEqualTo(6);
    assertThat(drift.difference()).isCloseTo(0.1274754878398196, within(1e-14));
    assertThat(drift.bySampling()).isCloseTo(0.049396925511614585, within(1e-14));
    assertThat(drift.concordance()).isCloseTo(0.8578371810449574, within(1e-13));
    assertThat(drift.share()).isCloseTo(0.12345132177239708, within(1e-13));
    assertThat(drift.change()).isCloseTo(0.1175157170339355, within(1e-14));
  }

  @Test
  void nothingDriftsFromItself() {
    RunResult run = Runs.ofSimilarities(100, three(0.9, 0.1, -0.2));
    RunComparison found = compare(run, run);
    assertThat(found.drift().share()).isZero();
    assertThat(found.drift().concordance()).isEqualTo(1);
    assertThat(found.changedPairs()).isZero();
    assertThat(found.classChanges()).isEmpty();
  }

  @Test
  void classesWithoutACorrelationInOneRunAreLeftOut() {
    double none = Double.NaN;
    double[][] constant = {{1, none, 0.2}, {none, none, none}, {0.2, none, 1}};
    RunComparison found =
        compare(Runs.ofSimilarities(500, three(0.1, 0.2, 0.3)), Runs.ofSimilarities(500, constant));
    assertThat(found.comparable()).isEqualTo(2);
    assertThat(found.drift().pairs()).isEqualTo(1);
    assertThat(found.drift().difference()).isZero();
    RunResult empty = Runs.ofSimilarities(0, new double[][] {{none}});
    assertThat(compare(empty, empty).drift().share()).isNaN();
  }

  @Test
  void fewSamplesSayNothing() {
    RunComparison found =
        compare(
            Runs.ofSimilarities(3, three(0.9, 0.9, 0.9)),
            Runs.ofSimilarities(1e6, three(-0.9, 0, 0)));
    assertThat(found.changedPairs()).isZero();
    assertThat(found.arePairsTested()).isFalse();
  }

  /** All pairs are equally similar, so that no spread is left to have anything in common. */
  @Test
  void matricesWithoutSpreadThatDoNotDifferHaveNoDrift() {
    for (double r : new double[] {-1, 0, 0.6}) {
      RunResult run = Runs.ofSimilarities(1000, three(r, r, r));
      assertThat(compare(run, run).drift().share()).as("%s", r).isZero();
    }
    double[][] two = {{1, 0.5}, {0.5, 1}};
    double[][] nearly = {{1, 0.51}, {0.51, 1}};
    assertThat(
            compare(Runs.ofSimilarities(1000, two), Runs.ofSimilarities(1000, nearly))
                .drift()
                .share())
        .isZero();
  }

  /** Class 2 is listed with neither of the others. */
  private static RunResult listed(double[][] r, int samples, int both, int a, int b) {
    ListedPairs listed =
        new ListedPairs.Builder(3)
            .set(0, 0, a)
            .set(1, 1, b)
            .set(0, 1, both)
            .set(2, 2, samples / 100)
            .result(samples);
    RunResult run = Runs.ofSimilarities(samples, r);
    return Results.of(run.similarity(), run.order(), run.blocks(), listed);
  }

  /** Fisher's variance would call a change of 0.1 eleven standard errors. */
  @Test
  void aChangeThatRestsOnFewSamplesIsNoChange() {
    int samples = 50_000;
    RunResult before = listed(three(0.02, 0, 0), samples, 1, 50, 50);
    RunResult after = listed(three(0.12, 0, 0), samples, 6, 50, 50);
    assertThat(compare(before, after).changedPairs()).isZero();
    RunResult later = listed(three(0.5, 0, 0), samples, 25, 50, 50);
    assertThat(compare(before, later).changedPairs()).isEqualTo(1);
  }

  /** A run whose similarities are a graph that keeps some pairs of three classes. */
  private static RunResult kept(double[][] r, Graphs.Pairs kept) {
    RunResult run = Runs.ofSimilarities(1_000, r);
    SimilarityGraph graph = Graphs.of((SimilarityMatrix) run.similarity(), new double[3], kept);
    return Results.of(graph, run.order(), run.blocks(), run.log().listed());
  }

  /** The similarity 0.9 of classes 0 and 1 falls out of the later graph, and may be the same. */
  @Test
  void aPairThatAGraphDoesNotKeepIsNoChange() {
    RunResult before = kept(three(0.9, 0.5, 0.5), (a, b) -> true);
    RunResult without = kept(three(0.9, 0.5, 0.5), (a, b) -> a + b > 1);
    assertThat(compare(before, without).changedPairs()).isZero();
    assertThat(compare(without, before).changedPairs()).isZero();
    RunResult changed = kept(three(0.9, -0.5, 0.5), (a, b) -> a + b > 1);
    assertThat(compare(before, changed).changedPairs()).isEqualTo(1);
    assertThat(compare(changed, before).changedPairs()).isEqualTo(1);
    RunResult matrix = Runs.ofSimilarities(1_000, three(0.2, -0.5, 0.5));
    assertThat(compare(without, matrix).changedPairs()).isEqualTo(1);
    assertThat(compare(matrix, without).changedPairs()).isEqualTo(1);
  }

  /** Two draws of the same samples differ by sampling alone: 100 classes, 5 of a group. */
  @Test
  void whereOnlySamplesChangeDriftIsNearZero() {
    for (int seed = 0; seed < 10; seed++) {
      Random random = new Random(seed);
      RunComparison found = compare(drawn(random, 0), drawn(random, 0));
      assertThat(found.drift().difference() / found.drift().bySampling())
          .as("seed %d", seed)
          .isCloseTo(1, within(0.15));
      assertThat(found.drift().share()).as("seed %d", seed).isLessThan(0.04);
      assertThat(found.changedPairs()).as("seed %d", seed).isLessThan(3);
      RunComparison moved = compare(drawn(random, 0), drawn(random, 15));
      assertThat(moved.drift().share()).as("seed %d", seed).isGreaterThan(0.1);
    }
  }

  /** The correlations of 300 samples; the first {@code moved} groups lend a class to the next. */
  private static RunResult drawn(Random random, int moved) {
    int classes = 100;
    double[][] scores = new double[classes][300];
    for (int s = 0; s < 300; s++) {
      double[] factors = DoubleStream.generate(random::nextGaussian).limit(20).toArray();
      for (int c = 0; c < classes; c++) {
        int group = c / 5 < moved ? (c + 2) / 5 : c / 5;
        scores[c][s] = factors[group] + random.nextGaussian();
      }
    }
    double[][] r = new double[classes][classes];
    double[][] units =
        IntStream.range(0, classes).mapToObj(c -> unit(scores[c])).toArray(double[][]::new);
    for (int i = 0; i < classes; i++) {
      for (int j = 0; j < classes; j++) {
        double[] a = units[i];
        double[] b = units[j];
        r[i][j] = i == j ? 1 : IntStream.range(0, a.length).mapToDouble(s -> a[s] * b[s]).sum();
      }
    }
    return Runs.ofSimilarities(300, r);
  }

  private static double[] unit(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double norm = Math.sqrt(Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum());
    return Arrays.stream(values).map(x -> (x - mean) / norm).toArray();
  }

  /**
   * By the formula of Hubert and Arabie, in Python, for [0,0,0,0,0,1,2,3] and [0,0,0,0,1,1,1,2] at
   * the top, and [0,0,0,1,1,2,3,4] and [0,0,1,1,2,2,2,3] at the finest level.
   */
  @Test
  void blocksAgreeAsFarAsTheirPartitionsDo() {
    RunComparison found =
        compare(Runs.ofBlocks("((abc)(de))fgh"), Runs.ofBlocks("((ab)(cd))(efg)h"));
    assertThat(found.topIndex()).isCloseTo(0.4431818181818182, within(1e-15));
    assertThat(found.finestIndex()).isCloseTo(0.07547169811320754, within(1e-15));
    assertThat(compare(Runs.ofBlocks("abc"), Runs.ofBlocks("abc")).topIndex()).isNaN();
  }
}
