package org.classblocks.order;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.classblocks.linalg.Permutation;
import org.classblocks.order.leaves.ExactSubtrees;
import org.classblocks.order.leaves.LeafOrder;
import org.classblocks.order.leaves.LeafOrdering;
import org.classblocks.order.linkage.Dendrogram;
import org.classblocks.order.linkage.DistanceMeasure;
import org.classblocks.order.linkage.Distances;
import org.classblocks.order.linkage.GraphClustering;
import org.classblocks.order.linkage.HierarchicalClustering;
import org.classblocks.order.linkage.Linkage;
import org.classblocks.order.linkage.LowerTriangle;
import org.classblocks.similarity.Similarity;
import org.classblocks.similarity.SimilarityGraph;
import org.classblocks.similarity.SimilarityMatrix;

/**
 * Finds the order that puts similar classes side by side: distances, then a tree, then an order of
 * its leaves. All use rounded similarities ({@link SimilarityMatrix#rounded()}).
 *
 * <p>The cost is that of {@link Distances}, {@link HierarchicalClustering} and {@link LeafOrder};
 * the tree of a similarity graph costs that of {@link GraphClustering}. In a graph of more than
 * {@value #MOST_COMPARED} classes no step looks at all pairs: a global order gives way to the
 * optimal one, and orders are not measured.
 *
 * <p>Classes without a correlation stay out of the tree and come last. No classes, and one class,
 * have an order.
 */
public record ClassOrdering(Linkage linkage, DistanceMeasure measure, LeafOrder leafOrder) {
  /**
   * The most classes of a graph of which all pairs are looked at, to turn branches and to judge.
   */
  private static final int MOST_COMPARED = 30_000;

  /**
   * The memory that it takes to order k classes by correlation, beside their similarities: what
   * clustering works on, or after that the tables of the leaf order, whichever is more. Distances
   * between profiles take 4 k^2 bytes more.
   */
  public static long heapBytes(int classCount) {
    long pairs = (long) classCount * classCount / 2;
    return Math.max(LowerTriangle.bytes(classCount), ExactSubtrees.bytes(classCount)) + pairs;
  }

  /**
   * The tree of a similarity matrix, with the leaves as the merges come: for what needs no order
   * that is good to look at.
   */
  public ClassOrder unturned(Similarity similarity) {
    int[] usable = similarity.usableClasses();
    Dendrogram tree = tree(similarity, measure.distances(similarity.rounded(), usable));
    return new ClassOrder(tree, tree.leafOrder(), usable, similarity.size());
  }

  /** The order of all classes of a similarity matrix. */
  public ClassOrder order(Similarity similarity) {
    int[] usable = similarity.usableClasses();
    Distances distances = measure.distances(similarity.rounded(), usable);
    Dendrogram tree = tree(similarity, distances);
    LeafOrdering leaves = LeafOrdering.of(kind(similarity), tree, distances);
    return measured(leaves, tree, distances, similarity, Optional.empty());
  }

  private Dendrogram tree(Similarity similarity, Distances distances) {
    return similarity instanceof SimilarityGraph graph && measure == DistanceMeasure.CORRELATION
        ? new GraphClustering(linkage).cluster(graph)
        : new HierarchicalClustering(linkage).cluster(distances);
  }

  private LeafOrder kind(Similarity similarity) {
    return leafOrder == LeafOrder.GLOBAL && isTooLarge(similarity) ? LeafOrder.OPTIMAL : leafOrder;
  }

  private static boolean isTooLarge(Similarity similarity) {
    return similarity instanceof SimilarityGraph && similarity.size() > MOST_COMPARED;
  }

  /**
   * Turns branches of an order of this kind so that some classes stand first in their subtrees.
   * Where such subtrees lie inside each other and two classes cannot both be first, the outer
   * subtree gets its class.
   *
   * @param plain the order of this kind of the same classes without that
   * @param classOfNode the class that should stand first, by node of the dendrogram that holds it
   */
  public ClassOrder led(
      Similarity similarity, ClassOrder plain, Map<Integer, Integer> classOfNode) {
    Distances distances = measure.distances(similarity.rounded(), plain.leafClasses());
    Dendrogram tree = plain.dendrogram();
    Map<Integer, Integer> leafOfNode = new HashMap<>();
    classOfNode.forEach(
        (node, classId) -> leafOfNode.put(node, plain.leafAt(plain.positionOf(classId))));
    return measured(
        LeafOrdering.led(kind(similarity), tree, distances, plain.leafOrder(), leafOfNode),
        tree,
        distances,
        similarity,
        plain.quality().flatMap(OrderQuality::unordered));
  }

  /**
   * @param unordered the measures of the classes by class id, if they are known
   */
  private static ClassOrder measured(
      LeafOrdering leaves,
      Dendrogram tree,
      Distances distances,
      Similarity similarity,
      Optional<OrderCriteria> unordered) {
    boolean isMeasured = !isTooLarge(similarity);
    OrderQuality quality =
        new OrderQuality(
            leaves.method(),
            tree.inversions(),
            isMeasured
                ? Optional.of(OrderCriteria.of(distances, leaves.order()))
                : Optional.empty(),
            isMeasured ? unordered.or(() -> Optional.of(unordered(distances))) : Optional.empty());
    return new ClassOrder(
        tree, leaves.order(), similarity.usableClasses(), similarity.size(), Optional.of(quality));
  }

  private static OrderCriteria unordered(Distances distances) {
    return OrderCriteria.of(distances, Permutation.identity(distances.size()));
  }
}
