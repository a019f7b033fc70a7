package org.classblocks.order;

import java.util.Arrays;
import java.util.Optional;
import org.classblocks.Text;
import org.classblocks.linalg.Permutation;
import org.classblocks.order.linkage.Dendrogram;

/**
 * The order of all k classes and the dendrogram it comes from.
 *
 * <p>The classes of the dendrogram stand first, in an order of its leaves in which every subtree is
 * contiguous; classes without a correlation follow by class id. Immutable.
 */
public final class ClassOrder {
  private final Permutation order;
  private final Dendrogram dendrogram;
  private final Permutation leafOrder;
  private final int[] leafClasses;
  private final int[] starts;
  private final Optional<OrderQuality> quality;

  /**
   * An order that comes from elsewhere: how it was found is not known.
   *
   * @param dendrogram the tree over m of the k classes
   * @param leafOrder the order of the m leaves
   * @param leafClasses the class id of leaf l at index l, ascending; length m
   * @param classCount the number of classes, k
   * @throws IllegalArgumentException if the sizes differ or a subtree is not contiguous in the
   *     order
   */
  public ClassOrder(
      Dendrogram dendrogram, Permutation leafOrder, int[] leafClasses, int classCount) {
    this(dendrogram, leafOrder, leafClasses, classCount, Optional.empty());
  }

  /**
   * The same of which it is known how it was found.
   *
   * @param quality how it was found and how good it is
   */
  public ClassOrder(
      Dendrogram dendrogram,
      Permutation leafOrder,
      int[] leafClasses,
      int classCount,
      Optional<OrderQuality> quality) {
    int leaves = dendrogram.leafCount();
    if (leafOrder.size() != leaves || leafClasses.length != leaves) {
      throw new IllegalArgumentException(
          Text.of(
              "%d leaves, %d of them ordered, %d classes",
              leaves, leafOrder.size(), leafClasses.length));
    }
    this.dendrogram = dendrogram;
    this.leafOrder = leafOrder;
    this.leafClasses = leafClasses.clone();
    this.order = allClasses(leafOrder, leafClasses, classCount);
    this.starts = starts(dendrogram, leafOrder);
    this.quality = quality;
  }

  private static Permutation allClasses(Permutation leafOrder, int[] leafClasses, int classCount) {
    int[] elements = new int[classCount];
    boolean[] placed = new boolean[classCount];
    int position = 0;
    for (; position < leafOrder.size(); position++) {
      elements[position] = leafClasses[leafOrder.at(position)];
      placed[elements[position]] = true;
    }
    for (int id = 0; id < classCount; id++) {
      if (!placed[id]) {
        elements[position++] = id;
      }
    }
    return Permutation.of(elements);
  }

  private static int[] starts(Dendrogram dendrogram, Permutation leafOrder) {
    int[] starts = new int[dendrogram.nodeCount()];
    for (int leaf = 0; leaf < dendrogram.leafCount(); leaf++) {
      starts[leaf] = leafOrder.positionOf(leaf);
    }
    for (int node = dendrogram.leafCount(); node < starts.length; node++) {
      int left = dendrogram.left(node);
      int right = dendrogram.right(node);
      int first = starts[left] < starts[right] ? left : right;
      int second = first == left ? right : left;
      if (starts[first] + dendrogram.size(first) != starts[second]) {
        throw new IllegalArgumentException("the leaves of node " + node + " are not contiguous");
      }
      starts[node] = starts[first];
    }
    return starts;
  }

  /** The number of classes, k. */
  public int size() {
    return order.size();
  }

  /** How the order was found and how good it is, if that is known. */
  public Optional<OrderQuality> quality() {
    return quality;
  }

  /** The class id at each position, all k of them. */
  public Permutation permutation() {
    return order;
  }

  /** The class id at a position. */
  public int classAt(int position) {
    return order.at(position);
  }

  public int positionOf(int classId) {
    return order.positionOf(classId);
  }

  /** The tree over the classes that have a correlation; its leaf l is {@code classOfLeaf(l)}. */
  public Dendrogram dendrogram() {
    return dendrogram;
  }

  /** The class id of a leaf of the dendrogram. */
  public int classOfLeaf(int leaf) {
    return leafClasses[leaf];
  }

  /** The leaf of the dendrogram at each position. */
  Permutation leafOrder() {
    return leafOrder;
  }

  /** The leaf of the dendrogram at a position below {@code dendrogram().leafCount()}. */
  public int leafAt(int position) {
    return leafOrder.at(position);
  }

  /** The class ids of the leaves, by leaf number; a new array. */
  public int[] leafClasses() {
    return Arrays.copyOf(leafClasses, leafClasses.length);
  }

  /** The first position of a node's leaves. */
  public int start(int node) {
    return starts[node];
  }

  /** The position after the last of a node's leaves. */
  public int end(int node) {
    return starts[node] + dendrogram.size(node);
  }
}
