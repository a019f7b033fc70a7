package org.classblocks.blocks.taxonomy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Named nodes, each below any number of others and never below itself: a tree, several trees, or a
 * graph in which nodes have several parents. Nodes are numbered by their ids in ascending order,
 * whatever order they were told in. Immutable; no walk is recursive, so depth costs no stack.
 */
public final class TaxonomyGraph {
  private static final int UNREACHED = -1;

  private final List<String> ids;
  private final List<String> names;
  private final int[][] parents;
  private final int[][] children;
  private final int[] depths;

  /** Takes the arrays over; on and below a cycle nodes have no depth. */
  private TaxonomyGraph(List<String> ids, List<String> names, int[][] parents) {
    this.ids = ids;
    this.names = names;
    this.parents = parents;
    this.children = reversed(parents);
    this.depths = depths();
  }

  private static int[][] reversed(int[][] parents) {
    int[] counts = new int[parents.length];
    for (int[] above : parents) {
      for (int parent : above) {
        counts[parent]++;
      }
    }
    int[][] children = new int[parents.length][];
    Arrays.setAll(children, node -> new int[counts[node]]);
    for (int node = parents.length - 1; node >= 0; node--) {
      for (int parent : parents[node]) {
        children[parent][--counts[parent]] = node;
      }
    }
    return children;
  }

  /** From the top down; a node waits for all its parents. */
  private int[] depths() {
    int[] found = new int[parents.length];
    int[] missing = new int[parents.length];
    Deque<Integer> ready = new ArrayDeque<>();
    for (int node = 0; node < parents.length; node++) {
      missing[node] = parents[node].length;
      if (missing[node] == 0) {
        ready.add(node);
      }
    }
    while (!ready.isEmpty()) {
      int node = ready.remove();
      for (int child : children[node]) {
        found[child] = Math.max(found[child], found[node] + 1);
        if (--missing[child] == 0) {
          ready.add(child);
        }
      }
    }
    for (int node = 0; node < parents.length; node++) {
      found[node] = missing[node] > 0 ? UNREACHED : found[node];
    }
    return found;
  }

  /** The number of nodes, n. */
  public int size() {
    return ids.size();
  }

  public String id(int node) {
    return ids.get(node);
  }

  /** The name of a node, which others may share; its id if no name was given. */
  public String name(int node) {
    return names.get(node);
  }

  /** The most steps from a node up to one without parents; 0 if it has none itself. */
  public int depth(int node) {
    return depths[node];
  }

  /** For each node, the most steps down to one without children; O(nodes and edges, sorted). */
  int[] heights() {
    int[] heights = new int[size()];
    IntStream.range(0, size())
        .boxed()
        .sorted(Comparator.comparingInt(this::depth).reversed())
        .forEach(
            node -> {
              for (int parent : parents[node]) {
                heights[parent] = Math.max(heights[parent], heights[node] + 1);
              }
            });
    return heights;
  }

  /** Whether any node is below another. */
  public boolean hasEdges() {
    return Arrays.stream(parents).anyMatch(above -> above.length > 0);
  }

  /** The first node that has none below it, or -1 without nodes. */
  public int firstLeaf() {
    return IntStream.range(0, size())
        .filter(node -> children[node].length == 0)
        .findFirst()
        .orElse(-1);
  }

  /** The node of an id, or -1. */
  int nodeOf(String id) {
    return Math.max(-1, Collections.binarySearch(ids, id));
  }

  /** The nodes right above a node, ascending; the array is the graph's own. */
  int[] parents(int node) {
    return parents[node];
  }

  /** The nodes right below a node, ascending; the array is the graph's own. */
  int[] children(int node) {
    return children[node];
  }

  /** The ids on a cycle, from child to parent, the first of them at both ends. */
  private Optional<List<String>> cycle() {
    int node = 0;
    while (node < size() && depths[node] != UNREACHED) {
      node++;
    }
    if (node == size()) {
      return Optional.empty();
    }
    // A node that was not reached has a parent that was not: going up must come back.
    List<Integer> path = new ArrayList<>();
    int[] places = new int[size()];
    while (places[node] == 0) {
      path.add(node);
      places[node] = path.size();
      node = Arrays.stream(parents[node]).filter(p -> depths[p] == UNREACHED).min().orElseThrow();
    }
    path.add(node);
    return Optional.of(path.subList(places[node] - 1, path.size()).stream().map(this::id).toList());
  }

  /** Takes nodes and edges in any order; an edge that is told twice counts once. */
  public static final class Builder {
    private final Map<String, String> names = new TreeMap<>();
    private final Map<String, SortedSet<String>> parents = new TreeMap<>();

    /** Adds a node, unless it is there. */
    public Builder add(String id) {
      if (parents.putIfAbsent(id, new TreeSet<>()) == null) {
        names.put(id, id);
      }
      return this;
    }

    /** Adds a node, unless it is there, and names it. */
    public Builder add(String id, String name) {
      add(id);
      names.put(id, name);
      return this;
    }

    /** Puts one node right below another; adds those that are not there. */
    public Builder put(String child, String parent) {
      add(child);
      add(parent);
      parents.get(child).add(parent);
      return this;
    }

    /** The ids on a cycle, from child to parent, the first of them at both ends. */
    public Optional<List<String>> cycle() {
      return assembled().cycle();
    }

    /**
     * The graph of what was told.
     *
     * @throws IllegalArgumentException if there is a cycle
     */
    public TaxonomyGraph build() {
      TaxonomyGraph graph = assembled();
      graph
          .cycle()
          .ifPresent(
              cycle -> {
                throw new IllegalArgumentException("a cycle: " + String.join(" > ", cycle));
              });
      return graph;
    }

    private TaxonomyGraph assembled() {
      List<String> ids = List.copyOf(parents.keySet());
      int[][] above = new int[ids.size()][];
      for (int node = 0; node < above.length; node++) {
        above[node] =
            parents.get(ids.get(node)).stream()
                .mapToInt(parent -> Collections.binarySearch(ids, parent))
                .toArray();
      }
      return new TaxonomyGraph(ids, ids.stream().map(names::get).toList(), above);
    }
  }
}
