package org.classblocks.blocks.taxonomy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The nodes of a taxonomy around each class, from the top down, so that classes can be told apart
 * at any level.
 *
 * <p>A path starts at the top-level node of the class. Each further node is a child of the one
 * before and has fewer classes; of several, the {@link ComparedTaxonomy#isCloser} one. Nodes of
 * fewer than two classes with a correlation are left out. O(nodes and edges above) a class.
 */
final class TaxonomyPaths {
  private static final int LEAST_CLASSES = 2;
  private static final int NONE = -1;

  private final Taxonomy taxonomy;
  private final ComparedTaxonomy compared;
  private final TopLevel top;
  private final AncestorWalk above;

  TaxonomyPaths(Taxonomy taxonomy, ComparedTaxonomy compared, TopLevel top) {
    this.taxonomy = taxonomy;
    this.compared = compared;
    this.top = top;
    this.above = new AncestorWalk(taxonomy.graph());
  }

  /** The path of each class, by class id; empty for one that no such node has. */
  List<List<Integer>> ofClasses() {
    return IntStream.range(0, taxonomy.classCount()).mapToObj(this::of).toList();
  }

  private List<Integer> of(int classId) {
    List<Integer> path = new ArrayList<>();
    if (taxonomy.has(classId)) {
      above.from(taxonomy.nodeOf(classId));
      int node = closest(IntStream.of(above.nodes()).filter(top::has));
      while (node != NONE) {
        path.add(node);
        node = below(node);
      }
    }
    return List.copyOf(path);
  }

  /** The next node down to the class; those with the same classes are passed by. */
  private int below(int node) {
    int next = node;
    do {
      next = closest(IntStream.of(taxonomy.graph().children(next)).filter(above::has));
    } while (next != NONE && compared.size(next) == compared.size(node));
    return next;
  }

  private int closest(IntStream nodes) {
    return nodes
        .filter(node -> compared.size(node) >= LEAST_CLASSES)
        .reduce((one, another) -> compared.isCloser(one, another) ? one : another)
        .orElse(NONE);
  }
}
