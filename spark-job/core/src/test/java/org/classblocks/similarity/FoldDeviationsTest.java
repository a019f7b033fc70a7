package org.classblocks.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.classblocks.linalg.Tiling;
import org.classblocks.moments.CoMoments;
import org.classblocks.moments.Gathered;
import org.classblocks.moments.RandomScores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldDeviationsTest {
  /** Deviations are kept with 11 binary digits: 2^-11 is 0.049%. */
  private static final Percentage HALF = withinPercentage(0.049);

  /**
   * F. J. Anscombe, "Graphs in Statistical Analysis" (1973), doi:10.1080/00031305.1973.10478966.
   */
  private static final double[][] ANSCOMBE = {
    {10, 8.04},
    {8, 6.95},
    {13, 7.58},
    {9, 8.81},
    {11, 8.33},
    {14, 9.96},
    {6, 7.24},
    {4, 4.26},
    {12, 10.84},
    {7, 4.82},
    {5, 5.68}
  };

  /**
   * numpy 2.4.6: {@code f = np.arange(11) % 3; [np.corrcoef(x[f != i], y[f != i])[0, 1] -
   * np.corrcoef(x, y)[0, 1] for i in range(3)]}.
   */
  @Test
  void deviationsAreThoseOfNumpy() {
    FoldDeviations found = deviations(ANSCOMBE, 3, row -> row % 3);
    assertThat(found.deviation(0, 0, 1)).isCloseTo(0.05680685990299228, HALF);
    assertThat(found.deviation(1, 1, 0)).isCloseTo(-0.14790740425549176, HALF);
    assertThat(found.deviation(2, 0, 1)).isCloseTo(0.001737891616104159, HALF);
    assertThat(found.shares()[2]).isCloseTo(3 / 11.0, within(1e-15));
  }

  /**
   * The first ten points, numpy 2.4.6: {@code f = np.arange(10) % 5; t = np.array([np.corrcoef(x[f
   * != i], y[f != i])[0, 1] for i in range(5)]); 4 / 5 * ((t - t.mean()) ** 2).sum()}.
   */
  @Test
  void theVarianceOfEqualFoldsIsTheJackknife() {
    double[][] points = IntStream.range(0, 10).mapToObj(i -> ANSCOMBE[i]).toArray(double[][]::new);
    FoldDeviations found = deviations(points, 5, row -> row % 5);
    assertThat(found.variance(0, 1)).isCloseTo(0.0039178129945347155, withinPercentage(0.098));
    assertThat(found.variance(1, 0)).isEqualTo(found.variance(0, 1));
  }

  /**
   * Over 1,770 pairs of normal classes, the variance is on average that of Fisher, (1 - r²)² / (n -
   * 1), whatever the sizes of the folds.
   */
  @ParameterizedTest(name = "folds of 1/{0}, 2/{0}, ... of the samples")
  @CsvSource({"1, 10", "55, 10", "210, 20"})
  void unequalFoldsGiveTheSameVariance(int parts, int folds) {
    int samples = 2_100;
    double[][] rows = RandomScores.of(samples, 60, 0, 1, 7);
    FoldDeviations found =
        deviations(rows, folds, row -> parts == 1 ? row % folds : triangular(row, samples, parts));
    double relative = 0;
    SimilarityMatrix whole = Correlations.of(rows);
    for (int a = 0; a < 60; a++) {
      for (int b = 0; b < a; b++) {
        double normal = Math.pow(1 - Math.pow(whole.at(a, b), 2), 2) / (samples - 1);
        relative += found.variance(a, b) / normal / 1770;
      }
    }
    assertThat(relative).isCloseTo(1, within(0.1));
  }

  private static int triangular(int row, int samples, int parts) {
    double place = (double) row / samples * parts;
    return (int) ((Math.sqrt(1 + 8 * place) - 1) / 2);
  }

  @Test
  void aClassThatIsConstantWithoutAFoldIsSimilarToNoneThere() {
    double[][] rows = {{1, 0}, {2, 0}, {3, 0}, {4, 5}};
    FoldDeviations found = deviations(rows, 4, row -> row);
    double whole = Correlations.of(rows).at(0, 1);
    assertThat(found.deviation(3, 0, 1)).isCloseTo(-whole, HALF);
  }

  @Test
  void emptyFoldsDeviateByNothing() {
    double[][] rows = RandomScores.of(300, 4, 0, 1, 3);
    FoldDeviations three = deviations(rows, 3, row -> row % 3);
    FoldDeviations more = deviations(rows, 10, row -> row % 3);
    assertThat(more.deviation(7, 0, 3)).isZero();
    assertThat(more.variance(0, 3)).isCloseTo(three.variance(0, 3), within(1e-15));
  }

  /** For F equal folds, a variance has F - 1 degrees of freedom; empty folds give none. */
  @Test
  void emptyFoldsGiveNoDegreesOfFreedom() {
    double[][] rows = RandomScores.of(300, 4, 0, 1, 3);
    assertThat(deviations(rows, 10, row -> row % 10).degrees()).isCloseTo(9, within(1e-12));
    assertThat(deviations(rows, 10, row -> row % 3).degrees()).isCloseTo(2, within(1e-12));
    assertThat(deviations(rows, 10, row -> 0).degrees()).isCloseTo(0, within(1e-12));
  }

  @Test
  void oneFoldOfAllSamplesSaysNothing() {
    assertThat(deviations(ANSCOMBE, 10, row -> 0).variance(0, 1)).isNaN();
  }

  /** Deals rows out to folds, in tiles of three classes. */
  private static FoldDeviations deviations(double[][] rows, int folds, IntUnaryOperator foldOf) {
    Tiling tiling = new Tiling(rows[0].length, 3);
    List<Gathered> gathered = new ArrayList<>();
    for (int fold = 0; fold < folds; fold++) {
      int wanted = fold;
      gathered.add(
          Gathered.of(
              IntStream.range(0, rows.length)
                  .filter(row -> foldOf.applyAsInt(row) == wanted)
                  .mapToObj(row -> rows[row])
                  .toArray(double[][]::new),
              5,
              tiling));
    }
    FoldedMoments moments = new FoldedMoments();
    for (int tile = 0; tile < tiling.tiles().size(); tile++) {
      int index = tile;
      List<CoMoments> parts = gathered.stream().map(part -> part.tiles().get(index)).toList();
      moments.accept(parts);
    }
    gathered.forEach(part -> moments.accept(part.marginals()));
    return moments.deviations(Correlations.of(rows));
  }
}
