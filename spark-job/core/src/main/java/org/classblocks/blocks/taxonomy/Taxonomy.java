package org.classblocks.blocks.taxonomy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.classblocks.similarity.ClassList;

/**
 * What people say belongs together: a graph of nodes, at some of which classes stand. Inner nodes
 * may be classes as leaves are ("music" is one, and so is "rock music" below it); the classes of a
 * node are those at it and below it.
 *
 * <p>A class stands at the node whose id is its key; a class without a key at the node whose id is
 * its name, or else at the one that is called so. A name that several classes or several nodes have
 * says nothing, and the class stands nowhere. Immutable.
 */
public final class Taxonomy {
  private static final int NOWHERE = -1;

  private final TaxonomyGraph graph;
  private final int[] nodes;

  private Taxonomy(TaxonomyGraph graph, int[] nodes) {
    this.graph = graph;
    this.nodes = nodes;
  }

  /** Finds the node of each class. */
  public static Taxonomy of(TaxonomyGraph graph, ClassList classes) {
    return new Taxonomy(
        graph, classes.keys().isEmpty() ? byName(graph, classes) : byKey(graph, classes));
  }

  private static int[] byKey(TaxonomyGraph graph, ClassList classes) {
    return classes.keys().stream().mapToInt(graph::nodeOf).toArray();
  }

  private static int[] byName(TaxonomyGraph graph, ClassList classes) {
    Map<String, Integer> called = new HashMap<>();
    for (int node = 0; node < graph.size(); node++) {
      called.merge(graph.name(node), node, (one, another) -> NOWHERE);
    }
    for (int node = 0; node < graph.size(); node++) {
      called.put(graph.id(node), node);
    }
    Map<String, Integer> occurrences = new HashMap<>();
    classes.names().forEach(name -> occurrences.merge(name, 1, Integer::sum));
    return classes.names().stream()
        .mapToInt(name -> occurrences.get(name) == 1 ? called.getOrDefault(name, NOWHERE) : NOWHERE)
        .toArray();
  }

  public TaxonomyGraph graph() {
    return graph;
  }

  /** The number of classes, k, wherever they stand. */
  public int classCount() {
    return nodes.length;
  }

  public boolean has(int classId) {
    return nodes[classId] != NOWHERE;
  }

  /** The node a class stands at, or a negative number. */
  int nodeOf(int classId) {
    return nodes[classId];
  }

  /** The ids of the classes that stand nowhere, ascending. */
  public List<Integer> missingClasses() {
    return IntStream.range(0, nodes.length).filter(id -> !has(id)).boxed().toList();
  }

  /** The number of leaves of the graph at which no class stands. */
  public int unknownLeaves() {
    boolean[] isClass = new boolean[graph.size()];
    IntStream.of(nodes).filter(node -> node != NOWHERE).forEach(node -> isClass[node] = true);
    return (int)
        IntStream.range(0, graph.size())
            .filter(node -> graph.children(node).length == 0 && !isClass[node])
            .count();
  }

  /** How many classes stand at each node or below it, by node. */
  int[] sizes() {
    return counts(IntStream.range(0, nodes.length).toArray());
  }

  /**
   * How many of some classes stand at each node or below it.
   *
   * @param classes class ids; those that stand nowhere do not count
   * @return by node; O(classes x nodes above each)
   */
  int[] counts(int[] classes) {
    int[] counts = new int[graph.size()];
    AncestorWalk above = new AncestorWalk(graph);
    for (int id : classes) {
      if (has(id)) {
        above.from(nodes[id]);
        for (int i = 0; i < above.count(); i++) {
          counts[above.at(i)]++;
        }
      }
    }
    return counts;
  }
}
