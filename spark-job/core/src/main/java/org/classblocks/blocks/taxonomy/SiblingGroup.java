package org.classblocks.blocks.taxonomy;

import java.util.ArrayList;
import java.util.List;
import org.classblocks.similarity.Similarity;

/**
 * The classes right below one node of a taxonomy, two or more, and how similar they are. Immutable.
 */
final class SiblingGroup {
  private final int parent;
  private final int[] classes;
  private final Similarity similarity;
  private final double sum;

  private SiblingGroup(int parent, List<Integer> classes, Similarity similarity) {
    this.parent = parent;
    this.classes = classes.stream().mapToInt(Integer::intValue).toArray();
    this.similarity = similarity;
    double[] total = new double[1];
    forEachPair((a, b, found) -> total[0] += found);
    this.sum = total[0];
  }

  /** All families among the classes that have a correlation, by parent. */
  static List<SiblingGroup> of(ComparedTaxonomy taxonomy, Similarity similarity) {
    TaxonomyGraph graph = taxonomy.graph();
    List<List<Integer>> below = new ArrayList<>();
    for (int node = 0; node < graph.size(); node++) {
      below.add(new ArrayList<>());
    }
    for (int i = 0; i < taxonomy.classCount(); i++) {
      int id = taxonomy.classAt(i);
      for (int parent : graph.parents(taxonomy.nodeOf(id))) {
        below.get(parent).add(id);
      }
    }
    List<SiblingGroup> families = new ArrayList<>();
    for (int parent = 0; parent < graph.size(); parent++) {
      if (below.get(parent).size() > 1) {
        families.add(new SiblingGroup(parent, below.get(parent), similarity));
      }
    }
    return families;
  }

  /** Takes two siblings, the lower class id first, and their similarity. */
  interface Visitor {
    void visit(int classA, int classB, double found);
  }

  /** Visits each pair once. */
  void forEachPair(Visitor visitor) {
    for (int j = 1; j < classes.length; j++) {
      for (int i = 0; i < j; i++) {
        visitor.visit(classes[i], classes[j], similarity.at(classes[i], classes[j]));
      }
    }
  }

  int parent() {
    return parent;
  }

  long pairs() {
    return classes.length * (classes.length - 1L) / 2;
  }

  /** The sum of the similarities of all pairs. */
  double sum() {
    return sum;
  }
}
