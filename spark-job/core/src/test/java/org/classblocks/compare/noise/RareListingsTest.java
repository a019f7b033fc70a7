package org.classblocks.compare.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.IntUnaryOperator;
import org.classblocks.blocks.BlockForest;
import org.classblocks.blocks.Matrices;
import org.classblocks.moments.ListedPairs;
import org.classblocks.moments.batch.Marginals;
import org.classblocks.moments.batch.SampleSize;
import org.classblocks.result.Results;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.api.Test;

final class RareListingsTest {
  private static final int ROWS = 10_000;
  private static final int CLASSES = 3;

  /** A run in which 20 of all rows list class 0, and half of them the others. */
  private static RunResult run(double inflation) {
    double[] zeros = new double[CLASSES];
    SampleSize size = new SampleSize(ROWS, 0, ROWS, 1, ROWS, inflation);
    SimilarityMatrix similarity = Matrices.of(CLASSES, (i, j) -> 0.1);
    ListedPairs listed =
        new ListedPairs.Builder(CLASSES)
            .set(0, 0, 20)
            .set(1, 1, ROWS / 2)
            .set(2, 2, ROWS / 2)
            .result(ROWS);
    return Results.of(
        similarity,
        Matrices.ordered(similarity),
        new BlockForest(List.of(), 0, CLASSES),
        Results.facts(new Marginals(size, zeros, zeros, zeros, zeros, zeros), listed));
  }

  private static double chance(RunResult run) {
    return new RareListings(run, run, IntUnaryOperator.identity(), 1).chance(0);
  }

  /** The other run is of the same size, so each listing is in it with a probability of a half. */
  @Test
  void twentySamplesThatListAClassAreHardlyAllElsewhere() {
    assertThat(chance(run(1))).isCloseTo(CLASSES * Math.pow(0.5, 20), within(1e-15));
  }

  @Test
  void twentyFramesOfOneVideoMayWellBe() {
    assertThat(chance(run(20))).isEqualTo(1);
    assertThat(chance(run(5))).isCloseTo(CLASSES * Math.pow(0.5, 4), within(1e-12));
  }
}
