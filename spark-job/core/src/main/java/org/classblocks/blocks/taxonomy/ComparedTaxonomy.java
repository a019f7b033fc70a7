package org.classblocks.blocks.taxonomy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.classblocks.order.ClassOrder;

/**
 * A taxonomy compared with a dendrogram: the classes that are in both, and how many of them each
 * node has. Immutable.
 */
final class ComparedTaxonomy {
  private final Taxonomy taxonomy;
  private final int[] classes;
  private final int[] sizes;

  ComparedTaxonomy(Taxonomy taxonomy, ClassOrder order) {
    this.taxonomy = taxonomy;
    this.classes = IntStream.of(order.leafClasses()).filter(taxonomy::has).toArray();
    this.sizes = taxonomy.counts(classes);
  }

  TaxonomyGraph graph() {
    return taxonomy.graph();
  }

  /** The number of classes in both, c. */
  int classCount() {
    return classes.length;
  }

  /** The id of one of the classes in both, which count from 0 by class id. */
  int classAt(int index) {
    return classes[index];
  }

  /** The node of a class that stands in both. */
  int nodeOf(int classId) {
    return taxonomy.nodeOf(classId);
  }

  /** How many classes in both stand at a node or below it. */
  int size(int node) {
    return sizes[node];
  }

  /** The children of a node that have classes. */
  int[] children(int node) {
    return Arrays.stream(graph().children(node)).filter(child -> sizes[child] > 0).toArray();
  }

  /**
   * Whether one node says more than another that fits as well: it has fewer classes, or else lies
   * deeper, or else its id comes first.
   */
  boolean isCloser(int one, int another) {
    if (sizes[one] != sizes[another]) {
      return sizes[one] < sizes[another];
    }
    int deeper = Integer.compare(graph().depth(one), graph().depth(another));
    return deeper == 0 ? one < another : deeper > 0;
  }
}
