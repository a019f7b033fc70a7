package org.classblocks.order.linkage;

import org.classblocks.Text;
import org.classblocks.similarity.SimilarityGraph;

/**
 * Agglomerative clustering of the usable classes of a similarity graph, of classes too many for a
 * matrix. It is exact for the graph as given: the tree is the one that {@link
 * HierarchicalClustering} makes of the matrix of distances 1 - r, at least 0, where a pair that is
 * not kept has the background similarity.
 *
 * <p>A merge keeps one value for each pair of clusters with a kept pair between them. The nearest
 * of the other clusters follows from the loads alone. With k classes and E entries, a search takes
 * O(log k) and passes over most of a long row by the bounds of {@link NeighbourRow}; at worst it
 * reads the whole row. A merge takes O(log k) for each entry of the shorter row for average
 * linkage, of both rows for complete and single linkage. Complete linkage of loads of both signs
 * can search longer, see {@link LoadTree}. Memory: beside the graph some 20 bytes an entry and 200
 * bytes a class. On one core.
 *
 * <p>No usable class gives a tree of no nodes, one class a tree of that class. Similarities are
 * compared rounded to multiples of 2^-34, see {@link
 * org.classblocks.similarity.SimilarityMatrix#rounded()}, and ties are broken as {@link
 * NearestNeighbourChain} does. The tree is the same in every execution.
 *
 * <p>Departs from the matrix in rounding: average linkage rounds the mean and not each background
 * similarity. So heights differ by 2^-34 at most, and with ties or near ties so may the tree.
 * Heights of complete and single linkage are the same. Single linkage too is by the chain, whose
 * ties are not always those of the spanning tree.
 *
 * <p>Sources: as for {@link NearestNeighbourChain}.
 */
public record GraphClustering(Linkage linkage) {
  /**
   * @param linkage average, complete or single
   */
  public GraphClustering {
    switch (linkage) {
      case AVERAGE, COMPLETE, SINGLE -> {}
      default ->
          throw new IllegalArgumentException(
              Text.of("the linkage of a graph is average, complete or single, found %s", linkage));
    }
  }

  /**
   * Clusters classes.
   *
   * @param graph similarities and products of loads from -1 to 1
   * @return the tree, whose leaf l is the usable class l, in ascending order of ids
   */
  public Dendrogram cluster(SimilarityGraph graph) {
    NumberedGraph numbered = new NumberedGraph(graph);
    return NearestNeighbourChain.cluster(
        linkage == Linkage.AVERAGE
            ? new AverageClusters(numbered)
            : new ExtremeClusters(linkage, numbered));
  }
}
