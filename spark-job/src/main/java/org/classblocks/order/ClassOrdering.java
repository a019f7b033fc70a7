package org.classblocks.order;

import org.classblocks.linalg.Permutation;
import org.classblocks.similarity.SimilarityMatrix;

/**
 * Puts similar classes side by side: distances, the tree over them, its leaves in a row.
 *
 * <p>Costs what {@link Distances} and {@link HierarchicalClustering} cost. Classes without a
 * correlation stay out of the tree and come last; an order of no classes or of one is defined.
 */
public final class ClassOrdering {
  private final Linkage linkage;
  private final DistanceMeasure measure;

  public ClassOrdering(Linkage linkage, DistanceMeasure measure) {
    this.linkage = linkage;
    this.measure = measure;
  }

  /** The order of all classes of a similarity matrix. */
  public ClassOrder order(SimilarityMatrix similarity) {
    int[] usable = similarity.usableClasses();
    Distances distances = Distances.between(similarity, measure, usable);
    Dendrogram tree = new HierarchicalClustering(linkage).cluster(distances);
    return new ClassOrder(tree, leafOrder(tree), usable, similarity.size());
  }

  /** Every node's first child before its second, as scipy's {@code dendrogram} draws them. */
  private static Permutation leafOrder(Dendrogram tree) {
    return tree.leafOrder();
  }
}
