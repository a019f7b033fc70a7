package org.classblocks.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;
import org.classblocks.fixtures.Forests;
import org.classblocks.linalg.Permutation;
import org.classblocks.linalg.SymmetricMatrix;
import org.classblocks.moments.ListedPairs;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.linkage.Dendrogram;
import org.classblocks.result.Results;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.ClassStatus;
import org.classblocks.similarity.SimilarityMatrix;

/** Small runs to compare. */
final class Runs {
  static final double SAMPLES = 1000;

  private Runs() {}

  /**
   * A run without similarities whose blocks are written as brackets around names of one letter,
   * such as "((abc)d)e".
   */
  static RunResult ofBlocks(String brackets) {
    List<String> names = new ArrayList<>();
    List<int[]> bounds = new ArrayList<>();
    List<int[]> open = new ArrayList<>();
    for (int i = 0; i < brackets.length(); i++) {
      char letter = brackets.charAt(i);
      if (letter == '(') {
        int[] block = {names.size(), 0};
        bounds.add(block);
        open.add(block);
      } else if (letter == ')') {
        open.remove(open.size() - 1)[1] = names.size();
      } else {
        names.add(String.valueOf(letter));
      }
    }
    ClassList classes = ClassList.ofNames(names);
    return run(
        classes,
        new double[names.size()][names.size()],
        Permutation.identity(names.size()),
        Forests.of(names.size(), bounds.toArray(int[][]::new)),
        SAMPLES);
  }

  /** A run without blocks; classes whose similarity to themselves is NaN are constant. */
  static RunResult ofSimilarities(double samples, double[][] similarities) {
    int size = similarities.length;
    return run(
        ClassList.numbered(size),
        similarities,
        Permutation.identity(size),
        new BlockForest(List.of(), 0, size),
        samples);
  }

  static RunResult run(
      ClassList classes,
      double[][] similarities,
      Permutation order,
      BlockForest blocks,
      double samples) {
    int size = classes.size();
    SymmetricMatrix.Builder values = SymmetricMatrix.builder(size);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        values.set(i, j, similarities[i][j]);
      }
    }
    ClassStatus[] statuses =
        IntStream.range(0, size)
            .mapToObj(
                id -> Double.isNaN(similarities[id][id]) ? ClassStatus.CONSTANT : ClassStatus.OK)
            .toArray(ClassStatus[]::new);
    return Results.of(
        new SimilarityMatrix(classes, statuses, values.build()),
        chain(order),
        blocks,
        ListedPairs.everywhere(size, (long) samples));
  }

  /** An order in which each class joins those before it. */
  private static ClassOrder chain(Permutation order) {
    int merges = Math.max(0, order.size() - 1);
    int[] left = new int[merges];
    int[] right = new int[merges];
    double[] heights = new double[merges];
    for (int merge = 0; merge < merges; merge++) {
      left[merge] = merge == 0 ? order.at(0) : order.size() + merge - 1;
      right[merge] = order.at(merge + 1);
      heights[merge] = merge;
    }
    return new ClassOrder(
        new Dendrogram(order.size(), left, right, heights),
        order,
        IntStream.range(0, order.size()).toArray(),
        order.size());
  }

  /** The names of the classes of a block, in order. */
  static String letters(RunResult run, int block) {
    Block found = run.blocks().blocks().get(block);
    StringBuilder letters = new StringBuilder();
    for (int id :
        Arrays.copyOfRange(run.order().permutation().toArray(), found.start(), found.end())) {
      letters.append(run.similarity().classes().name(id));
    }
    return letters.toString();
  }
}
