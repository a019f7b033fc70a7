package org.classblocks.report.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.classblocks.fixtures.Forests;
import org.classblocks.fixtures.Graphs;
import org.classblocks.fixtures.Similarities;
import org.classblocks.linalg.SparseMatrix;
import org.classblocks.moments.count.Confusion;
import org.classblocks.moments.count.ConfusionTotals;
import org.classblocks.moments.count.LabelCounts;
import org.classblocks.moments.count.LabelStatistics;
import org.classblocks.report.model.ExampleModel;
import org.classblocks.report.model.ReportModel;
import org.classblocks.report.parts.PartsData;
import org.classblocks.similarity.SimilarityGraph;

/**
 * A graph of 124 classes whose page is in small parts: a whole of 25 rows, and parts of 20 classes.
 * There are three groups of 40, each of four groups of 10, each of two groups of 5. The last four
 * classes have no correlation.
 */
final class SmallParts {
  static final int CLASSES = 124;

  /** How many classes have a correlation. */
  static final int COMPARED = 120;

  /** The classes of a row of the whole. */
  static final int ROW = 5;

  /** The classes of a part. */
  static final int PART = 20;

  private static final int[] GROUPS = {40, 10, ROW};
  private static final double[] SIMILARITIES = {0.1, 0.25, 0.45};
  private static final String[] KINDS = {"bird", "fish", "tree", "stone"};

  private static final SimilarityGraph GRAPH = graph();

  private SmallParts() {}

  private static SimilarityGraph graph() {
    Random random = new Random(7);
    List<String> names = new ArrayList<>();
    for (int id = 0; id < CLASSES; id++) {
      String kind = KINDS[id / GROUPS[0]];
      names.add(String.format(Locale.ROOT, "%s %02d", kind, id % GROUPS[0]));
    }
    return Graphs.of(
        Similarities.of(
            names,
            Set.of(120, 121, 122, 123),
            (a, b) -> similarity((int) a, (int) b) + 0.1 * random.nextDouble()),
        random.doubles(CLASSES, 0, 0.3).toArray(),
        (a, b) -> random.nextDouble() < (a / GROUPS[0] == b / GROUPS[0] ? 0.8 : 0.02));
  }

  private static double similarity(int a, int b) {
    double similarity = 0;
    for (int level = 0; level < GROUPS.length; level++) {
      if (a / GROUPS[level] == b / GROUPS[level]) {
        similarity = SIMILARITIES[level];
      }
    }
    return similarity;
  }

  /** Writes the page, and gives its file. */
  static Path in(Path folder) throws IOException {
    ReportModel model = model();
    new ReportPage(model)
        .writeInParts(
            new PartsData(model, PART, CLASSES / ROW + 1),
            PageScripts.load(),
            path -> {
              Path file = folder.resolve(path);
              Files.createDirectories(file.getParent());
              return Files.newOutputStream(file);
            });
    return folder.resolve(ReportPage.FILE);
  }

  private static ReportModel model() {
    List<int[]> blocks = new ArrayList<>();
    for (int start = 0; start < COMPARED; start += ROW) {
      for (int size : GROUPS) {
        if (start % size == 0) {
          blocks.add(new int[] {start, start + size});
        }
      }
    }
    SparseMatrix counts =
        SparseMatrix.builder(CLASSES + 1).add(100, 10, 4).add(100, 99, 7).add(3, 3, 9).build();
    return new ExampleModel(GRAPH)
        .blocks(Forests.of(CLASSES, blocks.toArray(int[][]::new)))
        .labels(
            new LabelStatistics(
                new LabelCounts(CLASSES),
                new Confusion(
                    counts,
                    new double[CLASSES],
                    new double[CLASSES],
                    new ConfusionTotals(9, 0.5, 0.5)),
                List.of()))
        .build();
  }

  /**
   * The class at a position: they come in descending order, and those without a correlation last.
   */
  static int classAt(int position) {
    return position < COMPARED ? COMPARED - 1 - position : position;
  }

  static String nameAt(int position) {
    return GRAPH.classes().name(classAt(position));
  }

  /** The similarity of the classes at two positions. */
  static double similarityAt(int p, int q) {
    return GRAPH.at(classAt(p), classAt(q));
  }

  /** The mean over the pairs of two rows of the whole, or of one with itself. */
  static double meanOfRows(int row, int column) {
    double sum = 0;
    int count = 0;
    for (int p = row * ROW; p < (row + 1) * ROW; p++) {
      for (int q = column * ROW; q < (column + 1) * ROW; q++) {
        if (p != q) {
          sum += similarityAt(p, q);
          count++;
        }
      }
    }
    return sum / count;
  }
}
