package org.classblocks.report.page;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import org.classblocks.blocks.Link;
import org.classblocks.fixtures.Forests;
import org.classblocks.fixtures.Similarities;
import org.classblocks.groups.SampleGroup;
import org.classblocks.linalg.SparseMatrix;
import org.classblocks.moments.count.Confusion;
import org.classblocks.moments.count.ConfusionTotals;
import org.classblocks.moments.count.LabelCounts;
import org.classblocks.moments.count.LabelStatistics;
import org.classblocks.report.model.ExampleModel;
import org.classblocks.report.model.ReportModel;
import org.classblocks.similarity.SimilarityMatrix;

/**
 * A run that has something to show of everything, small enough to know each number: 25 classes in
 * descending order of their ids, of which class 4 is constant and comes last.
 */
final class WalkedRun {
  /** The number of classes. */
  static final int CLASSES = 25;

  /** Where the picture's colours end for these similarities. */
  static final double SCALE_END = 1;

  private static final int CONSTANT = 4;

  private WalkedRun() {}

  /** The class at a position. */
  static int classAt(int position) {
    return position == CLASSES - 1 ? CONSTANT : position < 20 ? 24 - position : 23 - position;
  }

  /** The position of a class. */
  static int positionOf(int classId) {
    return IntStream.range(0, CLASSES)
        .filter(at -> classAt(at) == classId)
        .findFirst()
        .orElseThrow();
  }

  /** The similarity of two classes, the constant one and the diagonal aside: from -0.1 to 0.93. */
  static double similarity(double a, double b) {
    double lower = Math.min(a, b);
    double higher = Math.max(a, b);
    return (37 * higher + 11 * lower) % 104 / 100 - 0.1;
  }

  /** The similarity in the samples of the south. */
  static double southern(double a, double b) {
    return similarity(a, b) / 2;
  }

  /** How often class a was taken for class b. */
  static int taken(int a, int b) {
    return a == b ? 50 + a : (a + 2 * b) % 7 == 0 ? 1 + (a + b) % 5 : 0;
  }

  static ReportModel model() {
    return example().build();
  }

  static ExampleModel example() {
    SimilarityMatrix similarity = matrix(WalkedRun::similarity);
    return new ExampleModel(similarity)
        .title("A run to walk around in")
        .blocks(
            Forests.of(
                CLASSES,
                new int[] {0, 12},
                new int[] {2, 6},
                new int[] {7, 11},
                new int[] {14, 20}),
            new Link(1, 3, 0.5, 0.25, 8, List.of(new Link.Pair(22, 9, 0.6))))
        .labels(labels())
        .groups(
            new SampleGroup("north", 60, similarity),
            new SampleGroup("south", 40, matrix(WalkedRun::southern)));
  }

  private static SimilarityMatrix matrix(DoubleBinaryOperator entry) {
    return Similarities.of(CLASSES, Set.of(CONSTANT), entry);
  }

  private static LabelStatistics labels() {
    SparseMatrix.Builder counts = SparseMatrix.builder(CLASSES + 1);
    long[] positives = new long[CLASSES];
    double[] ones = new double[CLASSES];
    Arrays.fill(ones, 1);
    for (int a = 0; a < CLASSES; a++) {
      for (int b = 0; b < CLASSES; b++) {
        if (taken(a, b) > 0) {
          counts.add(a, b, taken(a, b));
          positives[a] += taken(a, b);
        }
      }
    }
    return new LabelStatistics(
        new LabelCounts(positives, 0, 0, 0),
        new Confusion(counts.build(), ones, ones, new ConfusionTotals(1000, 0.5, 0.5)),
        List.of());
  }
}
