package org.classblocks.app.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.classblocks.UserErrorException;
import org.classblocks.linalg.Tile;
import org.classblocks.linalg.Tiling;
import org.classblocks.moments.CoMoments;
import org.classblocks.moments.ExactMoments;
import org.classblocks.moments.Gathered;
import org.classblocks.moments.RandomScores;
import org.classblocks.moments.Stratum;
import org.classblocks.moments.batch.Marginals;
import org.classblocks.moments.batch.UnknownLabels;
import org.classblocks.moments.batch.WeightSum;
import org.classblocks.moments.count.BadRow;
import org.classblocks.moments.count.ConfusionCounts;
import org.classblocks.moments.count.LabelCounts;
import org.classblocks.moments.count.LogStatistics;
import org.classblocks.write.state.StateFolder;
import org.classblocks.write.state.StoredState;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows of states against all their samples at once, in exact arithmetic. */
@Tag("slow")
class WindowSumTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 15);
  private static final int CLASSES = 7;
  private static final Tiling TILING = new Tiling(CLASSES, 3);

  @TempDir private Path folder;

  private static final class Sums {
    private final Map<Integer, SortedMap<Stratum, CoMoments>> tiles = new TreeMap<>();
    private final SortedMap<Stratum, LogStatistics> strata;

    Sums(List<StoredState> states) {
      strata = new WindowSum(states, 2).moments(tile -> tiles.put(index(tile), tile));
    }

    private static int index(SortedMap<Stratum, CoMoments> tile) {
      return tile.get(tile.firstKey()).tile().index();
    }

    LogStatistics statistics() {
      return strata.get(Stratum.FIRST);
    }

    double coMoment(int a, int b) {
      for (Tile tile : TILING.tiles()) {
        if (a >= tile.rowStart()
            && a < tile.rowEnd()
            && b >= tile.colStart()
            && b < tile.colEnd()) {
          return tiles
              .get(tile.index())
              .get(Stratum.FIRST)
              .at(a - tile.rowStart(), b - tile.colStart());
        }
      }
      throw new AssertionError("no tile for " + a + ", " + b);
    }
  }

  /** Nights of other sizes and levels; one of a single sample. */
  @ParameterizedTest(name = "mean {0}, drifting by {1}, weights {2}, seed {3}")
  @CsvSource({"0, 0, false, 1", "1e6, 3, false, 2", "-5, 100, true, 3", "1e6, 0.01, true, 4"})
  void thirtyNightsAreOnePass(double mean, double drift, boolean weighted, long seed)
      throws IOException {
    Random random = new Random(seed);
    List<StoredState> states = new ArrayList<>();
    double[][] all = new double[0][];
    double[] allWeights = new double[0];
    for (int night = 0; night < 30; night++) {
      int samples = night == 9 ? 1 : 5 + random.nextInt(40);
      double[][] rows =
          RandomScores.of(samples, CLASSES, mean + drift * night, 2, seed * 100 + night);
      double[] weights = new double[samples];
      Arrays.setAll(
          weights, row -> !weighted ? 1 : row % 9 == 8 ? 0 : Math.exp(3 * random.nextGaussian()));
      Gathered gathered = Gathered.of(rows, weighted ? weights : null, 16, TILING);
      states.add(new StateFolder(folder).write(FIRST.plusDays(night), gathered, TILING));
      all = Stream.of(all, rows).flatMap(Arrays::stream).toArray(double[][]::new);
      allWeights = concat(allWeights, weights);
    }
    ExactMoments exact = new ExactMoments(all, allWeights);
    Sums sums = new Sums(states);
    Marginals marginals = sums.statistics().marginals().result();
    assertThat(marginals.samples()).isEqualTo(all.length);
    assertThat(marginals.sampleSize().weight())
        .isCloseTo(Arrays.stream(allWeights).sum(), within(1e-12 * all.length * 1e3));
    for (int a = 0; a < CLASSES; a++) {
      assertThat(marginals.mean(a))
          .isCloseTo(
              exact.mean(a).doubleValue(),
              within(1e-15 + 2 * Math.ulp(exact.mean(a).doubleValue())));
      for (int b = a; b < CLASSES; b++) {
        assertThat(sums.coMoment(a, b))
            .as("classes %d and %d, seed %d", a, b, seed)
            .isCloseTo(exact.coMoment(a, b).doubleValue(), within(1e-12 * exact.bound(a, b)));
      }
      assertThat(marginals.squares(a))
          .isCloseTo(exact.coMoment(a, a).doubleValue(), within(1e-12 * exact.bound(a, a)));
    }
  }

  private static double[] concat(double[] first, double[] second) {
    double[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  @Test
  void whatFailsInAThreadFails() throws IOException {
    Gathered gathered = Gathered.of(RandomScores.of(5, CLASSES, 0, 1, 10), 8, TILING);
    WindowSum sum =
        new WindowSum(List.of(new StateFolder(folder).write(FIRST, gathered, TILING)), 2);
    Error error = new OutOfMemoryError("heap");
    assertThatThrownBy(
            () ->
                sum.moments(
                    tile -> {
                      throw error;
                    }))
        .isSameAs(error);
    RuntimeException exception = new ArithmeticException("by zero");
    assertThatThrownBy(
            () ->
                sum.moments(
                    tile -> {
                      throw exception;
                    }))
        .isSameAs(exception);
  }

  @Test
  void oneStateIsItself() throws IOException {
    Gathered gathered = Gathered.of(RandomScores.of(50, CLASSES, 1e6, 1, 5), 8, TILING);
    Sums sums = new Sums(List.of(new StateFolder(folder).write(FIRST, gathered, TILING)));
    for (Tile tile : TILING.tiles()) {
      for (int i = 0; i < tile.rows(); i++) {
        for (int j = tile.isDiagonal() ? i : 0; j < tile.cols(); j++) {
          assertThat(sums.coMoment(tile.rowStart() + i, tile.colStart() + j))
              .isEqualTo(gathered.tiles().get(tile.index()).at(i, j));
        }
      }
    }
  }

  @Test
  void stratumByStratumWhicheverDatesHaveIt() throws IOException {
    double[][] a = RandomScores.of(20, CLASSES, 0, 1, 6);
    double[][] b = RandomScores.of(30, CLASSES, 5, 1, 7);
    Stratum group = new Stratum("group", 0);
    Gathered none = Gathered.empty(TILING);
    StateFolder states = new StateFolder(folder);
    LabelCounts labels = new LabelCounts(CLASSES);
    ConfusionCounts confusion = new ConfusionCounts(CLASSES);
    List<StoredState> window =
        List.of(
            states.write(FIRST, Gathered.of(a, 8, TILING), TILING),
            states.write(
                FIRST.plusDays(1),
                new TreeMap<>(Map.of(Stratum.FIRST, none, group, Gathered.of(b, 8, TILING))),
                TILING,
                labels,
                confusion));
    Sums sums = new Sums(window);
    assertThat(sums.strata.keySet()).containsExactly(Stratum.FIRST, group);
    assertThat(sums.statistics().marginals().samples()).isEqualTo(20);
    assertThat(sums.strata.get(group).marginals().samples()).isEqualTo(30);
    assertThat(sums.tiles.get(0).get(group).weight()).isEqualTo(30);
    assertThat(sums.coMoment(0, 1))
        .isCloseTo(new ExactMoments(a).coMoment(0, 1).doubleValue(), within(1e-12));
  }

  /** Each date has few enough; the window has not. */
  @Test
  void groupsOfAllDatesAreCounted() throws IOException {
    Gathered gathered = Gathered.of(RandomScores.of(6, CLASSES, 0, 1, 9), 8, TILING);
    StateFolder states = new StateFolder(folder);
    List<StoredState> window = new ArrayList<>();
    for (String name : List.of("north", "south", "west")) {
      window.add(
          states.write(
              FIRST.plusDays(window.size()),
              new TreeMap<>(
                  Map.of(Stratum.FIRST, Gathered.empty(TILING), new Stratum(name, 0), gathered)),
              TILING,
              new LabelCounts(CLASSES),
              new ConfusionCounts(CLASSES)));
    }
    assertThat(new Sums(window.subList(0, 2)).strata).hasSize(3);
    assertThatThrownBy(() -> new Sums(window))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("3 groups between them, for example [north, south, west]")
        .hasMessageContaining("input.max-groups is 2");
  }

  @Test
  void countsAddUp() throws IOException {
    StateFolder states = new StateFolder(folder);
    Gathered gathered = Gathered.of(RandomScores.of(6, CLASSES, 0, 1, 8), 8, TILING);
    List<StoredState> window = new ArrayList<>();
    for (int night = 0; night < 3; night++) {
      List<WeightSum.Totals> positives = new ArrayList<>();
      List<ConfusionCounts.OfClass> classes = new ArrayList<>();
      for (int id = 0; id < CLASSES; id++) {
        positives.add(new WeightSum.Totals(id + night, 0, id + night, 1, id + night));
        classes.add(new ConfusionCounts.OfClass(id, 0.5, 0.25, 0.125 * night));
      }
      ConfusionCounts confusion =
          new ConfusionCounts(new ConfusionCounts.OfSamples(6, night, 1.5), classes);
      confusion.addError(night, 6, 720_720);
      confusion.addError(4, 5, 360_360);
      window.add(
          states.write(
              FIRST.plusDays(night),
              new TreeMap<>(Map.of(Stratum.FIRST, gathered)),
              TILING,
              new LabelCounts(positives, new UnknownLabels(night, List.of("n" + night)), 2, 1),
              confusion));
    }
    LogStatistics total = new Sums(window).statistics();
    assertThat(total.rows().used()).isEqualTo(18);
    assertThat(total.rows().dropped(BadRow.NAN_SCORE)).isEqualTo(6);
    assertThat(total.rows().example(BadRow.NAN_SCORE)).contains("row 7 of " + FIRST);
    assertThat(total.survey().clipped()).isEqualTo(9);
    assertThat(total.labels().positives(2)).isEqualTo(9);
    assertThat(total.labels().unknown()).isEqualTo(3);
    assertThat(total.labels().unknownExamples()).containsExactly("n0", "n1", "n2");
    assertThat(total.labels().repeated()).isEqualTo(6);
    assertThat(total.labels().unlabelled()).isEqualTo(3);
    assertThat(total.confusion().ofSamples()).isEqualTo(new ConfusionCounts.OfSamples(18, 3, 4.5));
    assertThat(total.confusion().ofClass(3))
        .isEqualTo(new ConfusionCounts.OfClass(9, 1.5, 0.75, 0.375));
    assertThat(total.confusion().result().counts().at(4, 5)).isEqualTo(1.5);
    assertThat(total.confusion().result().counts().at(2, 6)).isEqualTo(1);
  }
}
