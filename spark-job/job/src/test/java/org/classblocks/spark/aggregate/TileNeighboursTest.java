package org.classblocks.spark.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.classblocks.LocalSpark;
import org.classblocks.SparkTest;
import org.classblocks.app.TestLog;
import org.classblocks.app.source.LogRun;
import org.classblocks.linalg.Precision;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.ClassStatus;
import org.classblocks.similarity.SimilarityGraph;
import org.classblocks.spark.plan.TilePlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Neighbours that are found tile by tile are those of all correlations, one by one. */
@SparkTest
class TileNeighboursTest {
  /** Enough for six tiles. */
  private static final int CLASSES = 1_600;

  private static final int CONSTANT = 800;
  private static final int SAMPLES = 50;
  private static final int LIMIT = 4;
  private static final double PRECISION = 1e-12;

  @TempDir private Path folder;

  private static double[][] scores() {
    double[][] scores = TestLog.scores(SAMPLES, CLASSES, 17);
    for (double[] sample : scores) {
      sample[CONSTANT] = 0.5;
    }
    return scores;
  }

  private SimilarityGraph graph(double[][] scores, boolean hasBands) {
    LogRun run =
        LogRun.of(
            TestLog.write(folder, "log" + hasBands, TestLog.rows(scores), 3),
            Optional.of(ClassList.numbered(CLASSES)),
            1L << 30);
    TilePlan plan = run.log().plan(Precision.DOUBLE);
    long bandBytes = hasBands ? 1 : plan.bandBytes();
    TilePlan banded =
        new TilePlan(plan.reading(), plan.batches(), plan.parts(), plan.tiling(), bandBytes);
    assertThat(banded.bands()).hasSize(hasBands ? 6 : 1);
    return new LogAggregation(LocalSpark.session())
        .neighbours(run.log(), banded, LIMIT)
        .neighbours()
        .graphs(ClassList.numbered(CLASSES))
        .get(0);
  }

  @Test
  void areTheMostSimilarOfAllClasses() {
    double[][] scores = scores();
    SimilarityGraph graph = graph(scores, false);
    assertThat(graph.status(CONSTANT)).isEqualTo(ClassStatus.CONSTANT);
    assertThat(graph.end(CONSTANT)).isEqualTo(graph.start(CONSTANT));
    for (int id : new int[] {0, 1, 399, 400, 799, 801, 1_200, CLASSES - 1}) {
      double[] r = correlations(scores, id);
      List<Integer> nearest =
          IntStream.range(0, CLASSES)
              .filter(other -> other != id && other != CONSTANT)
              .boxed()
              .sorted(Comparator.comparing(other -> -r[other]))
              .toList();
      for (int other : nearest.subList(0, LIMIT)) {
        assertThat(graph.isKept(id, other)).as("classes %d and %d", id, other).isTrue();
      }
      for (int entry = graph.start(id); entry < graph.end(id); entry++) {
        assertThat(graph.similarity(entry)).isCloseTo(r[graph.neighbour(entry)], within(PRECISION));
        assertThat(graph.bothListed(entry)).isEqualTo(SAMPLES);
      }
      assertThat(graph.mostLeftOut(id)).isCloseTo(r[nearest.get(LIMIT)], within(PRECISION));
    }
  }

  private static double[] correlations(double[][] scores, int id) {
    return IntStream.range(0, CLASSES)
        .mapToDouble(other -> TestLog.correlation(scores, id, other))
        .toArray();
  }

  @Test
  void areTheSameInAnyBands() {
    double[][] scores = scores();
    SimilarityGraph inOne = graph(scores, false);
    SimilarityGraph inSix = graph(scores, true);
    assertThat(similarities(inSix)).isEqualTo(similarities(inOne));
  }

  private static double[][] similarities(SimilarityGraph graph) {
    double[][] similarities = new double[CLASSES][CLASSES];
    for (int id = 0; id < CLASSES; id++) {
      graph.copyRow(id, similarities[id]);
    }
    return similarities;
  }
}
