package org.classblocks.blocks.taxonomy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.classblocks.similarity.ClassList;

/** Taxonomies to try things on. Class c is called "c" and stands at the node of this name. */
final class Taxonomies {
  private Taxonomies() {}

  /** Groups of classes: a node for each, below one root. */
  static Taxonomy ofGroups(int classes, int[]... groups) {
    TaxonomyGraph.Builder graph = new TaxonomyGraph.Builder();
    for (int group = 0; group < groups.length; group++) {
      graph.put("group " + group, "root");
      for (int id : groups[group]) {
        graph.put(Integer.toString(id), "group " + group);
      }
    }
    return Taxonomy.of(graph.build(), ClassList.numbered(classes));
  }

  /**
   * Nodes at random, each below up to three of those before, more often of the first; every other
   * one has the name of a class, or of none.
   */
  static Taxonomy random(Random random, int classes, int nodes) {
    TaxonomyGraph.Builder graph = new TaxonomyGraph.Builder();
    List<Integer> ids = new ArrayList<>(IntStream.range(0, classes * 3 / 2).boxed().toList());
    Collections.shuffle(ids, random);
    List<String> names = new ArrayList<>();
    for (int node = 0; node < nodes; node++) {
      String name = node % 2 == 0 || node / 2 >= ids.size() ? "n" + node : "" + ids.get(node / 2);
      graph.add(name);
      for (int edge = random.nextInt(4); edge > 0 && node > 0; edge--) {
        graph.put(name, names.get(random.nextInt(1 + random.nextInt(node))));
      }
      names.add(name);
    }
    return Taxonomy.of(graph.build(), ClassList.numbered(classes));
  }

  /** Some of the classes that stand at a node or below it, the plain way. */
  static Set<Integer> members(Taxonomy taxonomy, int node, int[] classes) {
    Set<Integer> members = new TreeSet<>();
    for (int id : classes) {
      if (taxonomy.has(id) && isBelow(taxonomy.graph(), taxonomy.nodeOf(id), node)) {
        members.add(id);
      }
    }
    return members;
  }

  private static boolean isBelow(TaxonomyGraph graph, int node, int ancestor) {
    return node == ancestor
        || IntStream.of(graph.parents(node)).anyMatch(parent -> isBelow(graph, parent, ancestor));
  }
}
