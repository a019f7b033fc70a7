package org.classblocks.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.classblocks.linalg.Tiling;
import org.classblocks.moments.Gathered;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds |r - exact| from samples to correlations, on scores that are hard to centre, with and
 * without weights, and however they are cut. The oracle works on the very doubles that go in, so
 * only our rounding is measured.
 *
 * <p>1e-12 is promised; the worst of these cases is off by 8e-15, so a tenth of the promise leaves
 * room for other processors and none for a mean that has lost its last digits.
 */
class PearsonAccuracyTest {
  private static final double TOLERANCE = 1e-13;

  /** How the samples are cut. */
  enum Cut {
    ONE_BATCH(HardScores.SAMPLES, 1),
    BATCHES_OF_7(7, 1),
    BATCHES_OF_1(1, 1),
    PARTITIONS_5(64, 5),
    PARTITIONS_1000(16, 1000),
    PARTITIONS_OF_1(1, HardScores.SAMPLES);

    private final int batchRows;
    private final int partitions;

    Cut(int batchRows, int partitions) {
      this.batchRows = batchRows;
      this.partitions = partitions;
    }
  }

  static Stream<Arguments> cases() {
    return Stream.concat(HardScores.all(), HardScores.allWeighted())
        .flatMap(scores -> Arrays.stream(Cut.values()).map(cut -> Arguments.of(scores, cut)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("cases")
  void staysFarWithinThePromise(HardScores scores, Cut cut) {
    Gathered gathered =
        Gathered.ofPartitions(
            scores.rows(),
            scores.weights(),
            cut.partitions,
            cut.batchRows,
            new Tiling(HardScores.CLASSES, 3));
    SimilarityMatrix actual = Correlations.of(gathered, HardScores.CLASSES);
    assertThat(scores.largestError(actual)).isLessThanOrEqualTo(TOLERANCE);
  }
}
