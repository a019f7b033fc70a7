package org.classblocks.blocks.errors;

import java.util.Optional;
import java.util.stream.IntStream;
import org.classblocks.blocks.taxonomy.CommonNodes;
import org.classblocks.blocks.taxonomy.Taxonomy;
import org.classblocks.linalg.SparseMatrix;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.linkage.Dendrogram;

/**
 * How bad the mistakes are: the mean height of the lowest node that has both the label and what was
 * predicted in its place. A dog taken for another dog is a small mistake, and for a car a large
 * one.
 *
 * <p>In the dendrogram heights are distances as the linkage gives them, 1 - r by default. In a
 * taxonomy the height of a node is the most steps from it down to a leaf, as in the source; see
 * {@link CommonNodes#height}. Only mistakes between two classes that stand in the tree count;
 * predictions of nothing do not. O(e d) time for e confused pairs and trees d deep.
 *
 * <p>Bertinetto et al., "Making Better Mistakes: Leveraging Class Hierarchies with Deep Networks"
 * (2020), doi:10.1109/CVPR42600.2020.01252. Shi et al., "LCA-on-the-Line" (2024), arXiv:2407.16067,
 * find that it predicts how well a model does on data of another kind.
 *
 * @param tree the mean height in the dendrogram; NaN without mistakes
 * @param taxonomy the mean height in the taxonomy; NaN without mistakes or taxonomy
 */
public record MistakeSeverity(double tree, double taxonomy) {
  /** That of a run of which no mistakes are known. */
  public static final MistakeSeverity UNKNOWN = new MistakeSeverity(Double.NaN, Double.NaN);

  static MistakeSeverity of(SparseMatrix confusion, ClassOrder order, Optional<Taxonomy> taxonomy) {
    return new MistakeSeverity(
        mean(confusion, heights(order)),
        taxonomy.map(known -> mean(confusion, heights(known))).orElse(Double.NaN));
  }

  /** The height at which two classes meet; NaN if one is not in the tree. */
  private interface Heights {
    double at(int actual, int predicted);
  }

  private static Heights heights(ClassOrder order) {
    Dendrogram tree = order.dendrogram();
    int[] parents = tree.parents();
    int[] leaves = IntStream.range(0, order.size()).map(order::positionOf).toArray();
    return (actual, predicted) ->
        Math.max(leaves[actual], leaves[predicted]) < tree.leafCount()
            ? tree.height(
                Dendrogram.meeting(
                    parents, order.leafAt(leaves[actual]), order.leafAt(leaves[predicted])))
            : Double.NaN;
  }

  private static Heights heights(Taxonomy taxonomy) {
    CommonNodes nodes = new CommonNodes(taxonomy);
    return (actual, predicted) ->
        nodes.have(actual, predicted) ? nodes.height(actual, predicted) : Double.NaN;
  }

  private static double mean(SparseMatrix confusion, Heights heights) {
    int classes = confusion.size() - 1;
    double sum = 0;
    double count = 0;
    for (int actual = 0; actual < classes; actual++) {
      for (int entry = confusion.start(actual); entry < confusion.end(actual); entry++) {
        int predicted = confusion.column(entry);
        double height =
            predicted == actual || predicted == classes
                ? Double.NaN
                : heights.at(actual, predicted);
        if (!Double.isNaN(height)) {
          sum += confusion.value(entry) * height;
          count += confusion.value(entry);
        }
      }
    }
    return sum / count;
  }
}
