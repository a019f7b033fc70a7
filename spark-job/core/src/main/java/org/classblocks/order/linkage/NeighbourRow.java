package org.classblocks.order.linkage;

import java.util.Arrays;

/**
 * A map from clusters, numbers from 0 on, to values, with bounds that let a search pass over most
 * of a long row.
 *
 * <p>Entries lie in buckets of at most {@value #MOST_IN_BUCKET}, in no order. A full bucket is
 * split by a bit of the numbers, so that the row is a binary tree. The root holds all numbers, and
 * a branch has the lower half of its numbers on the left: node for node it is the top of the {@link
 * LoadTree}. Below the root, each node bounds the ranks, see {@link KeptPairs}, and the names of
 * its entries. A removal leaves the bounds as they are. A search that goes through a node makes
 * them tight again.
 *
 * <p>{@link #set}, {@link #remove} and {@link #value} take time in the size of a bucket and in the
 * depth of the tree: about log2(entries / {@value #MOST_IN_BUCKET}), at most the bits of the
 * greatest number. Memory: 12 bytes an entry, a quarter as much again where it grows, and about 130
 * bytes a bucket.
 */
final class NeighbourRow {
  /** A power of 2, so that a bucket of as many different numbers can be split. */
  static final int MOST_IN_BUCKET = 128;

  private final int bits;
  private Node root;
  private int count;

  /**
   * An empty row.
   *
   * @param bits how many bits the greatest number has at most
   * @param entries how many entries to make room for
   */
  NeighbourRow(int bits, int entries) {
    this.bits = bits;
    root = entries == 0 ? null : new Bucket(Math.min(entries, MOST_IN_BUCKET));
  }

  /** The row of a cluster of one class. */
  static NeighbourRow of(NumberedGraph graph, int number, KeptPairs pairs, int bits) {
    NeighbourRow row = new NeighbourRow(bits, graph.end(number) - graph.start(number));
    for (int entry = graph.start(number); entry < graph.end(number); entry++) {
      row.set(graph.neighbour(entry), pairs.value(graph, number, entry), pairs);
    }
    return row;
  }

  int count() {
    return count;
  }

  /** The node over all entries, or null. */
  Node root() {
    return root;
  }

  boolean has(int key) {
    Bucket bucket = bucket(key);
    return bucket != null && bucket.place(key) >= 0;
  }

  /** The value of a cluster, or {@link KeptPairs#NONE}. */
  long value(int key) {
    Bucket bucket = bucket(key);
    int place = bucket == null ? -1 : bucket.place(key);
    return place < 0 ? KeptPairs.NONE : bucket.values[place];
  }

  /** The bucket in which a cluster is if it is in the row, or null. */
  private Bucket bucket(int key) {
    Node node = root;
    int bit = bits - 1;
    while (node instanceof Branch branch) {
      node = branch.half(key, bit--);
    }
    return (Bucket) node;
  }

  /** Gives a cluster a value, whether or not it has one. */
  void set(int key, long value, KeptPairs pairs) {
    Branch parent = null;
    Node node = root;
    int bit = bits - 1;
    while (node instanceof Branch branch) {
      branch.include(key, value, pairs);
      parent = branch;
      node = branch.half(key, bit--);
    }
    Bucket bucket = node == null ? new Bucket(1) : (Bucket) node;
    int place = bucket.place(key);
    if (place < 0 && bucket.count == MOST_IN_BUCKET) {
      replace(parent, bucket, bucket.split(bit));
      set(key, value, pairs);
      return;
    }
    if (place < 0) {
      bucket.add(key, value);
      count++;
    } else {
      bucket.values[place] = value;
    }
    bucket.include(key, value, pairs);
    if (node == null) {
      replace(parent, null, bucket);
    }
  }

  /** Adds to the value of a cluster, whether or not it has one. */
  void add(int key, long value, KeptPairs pairs) {
    long before = value(key);
    set(key, before == KeptPairs.NONE ? value : before + value, pairs);
  }

  /** Removes a cluster, if it is there. */
  void remove(int key) {
    Branch grandparent = null;
    Branch parent = null;
    Node node = root;
    int bit = bits - 1;
    while (node instanceof Branch branch) {
      grandparent = parent;
      parent = branch;
      node = branch.half(key, bit--);
    }
    Bucket bucket = (Bucket) node;
    int place = bucket == null ? -1 : bucket.place(key);
    if (place < 0) {
      return;
    }
    bucket.remove(place);
    count--;
    if (bucket.count == 0) {
      replace(parent, bucket, null);
    }
    if (parent != null) {
      replace(grandparent, parent, parent.joined());
    }
  }

  /** Gives a value to one cluster in place of another one, which is in the row. */
  void replace(int key, int newKey, long value, KeptPairs pairs) {
    if (root instanceof Bucket bucket) {
      if (bucket.replace(key, newKey, value)) {
        count--;
      }
      bucket.include(newKey, value, pairs);
    } else {
      remove(key);
      set(newKey, value, pairs);
    }
  }

  private void replace(Branch parent, Node node, Node replacement) {
    if (node == replacement) {
      return;
    }
    if (parent == null) {
      root = replacement;
    } else if (parent.left == node) {
      parent.left = replacement;
    } else {
      parent.right = replacement;
    }
  }

  /** Goes through all entries; the row may not be changed meanwhile. */
  void forEach(RowVisitor visitor) {
    forEach(root, visitor);
  }

  private static void forEach(Node node, RowVisitor visitor) {
    if (node instanceof Branch branch) {
      forEach(branch.left, visitor);
      forEach(branch.right, visitor);
    } else if (node instanceof Bucket bucket) {
      for (int place = 0; place < bucket.count; place++) {
        visitor.visit(bucket.keys[place], bucket.values[place]);
      }
    }
  }

  /**
   * Entries with bounds of their ranks, and of the names of those that have the most similarity
   * that the bound allows.
   */
  abstract static class Node {
    private double reference;
    private double leastRank = Double.NEGATIVE_INFINITY;
    private double mostRank = Double.POSITIVE_INFINITY;
    private int lowestName = Integer.MIN_VALUE;

    private Node() {}

    /** What the ranks go by. */
    double reference() {
      return reference;
    }

    double leastRank() {
      return leastRank;
    }

    double mostRank() {
      return mostRank;
    }

    int lowestName() {
      return lowestName;
    }

    /** Bounds of no entries. */
    final void excludeAll(double newReference) {
      reference = newReference;
      leastRank = Double.POSITIVE_INFINITY;
      mostRank = Double.NEGATIVE_INFINITY;
      lowestName = Integer.MAX_VALUE;
    }

    private boolean isBounded() {
      return mostRank < Double.POSITIVE_INFINITY;
    }

    final void include(int key, long value, KeptPairs pairs) {
      if (!isBounded()) {
        return;
      }
      double rank = pairs.rank(key, value, reference);
      include(rank, rank, pairs.name(key), pairs);
    }

    final void include(double least, double most, int name, KeptPairs pairs) {
      leastRank = Math.min(leastRank, least);
      if (!pairs.ranksAreSimilarities() || most == mostRank) {
        lowestName = Math.min(lowestName, name);
      } else if (most > mostRank) {
        lowestName = name;
      }
      mostRank = Math.max(mostRank, most);
    }

    final void copyBounds(Node node) {
      reference = node.reference;
      leastRank = node.leastRank;
      mostRank = node.mostRank;
      lowestName = node.lowestName;
    }
  }

  /** A node with two halves of the numbers, either of which may be null, but not both. */
  static final class Branch extends Node {
    private Node left;
    private Node right;

    Node left() {
      return left;
    }

    Node right() {
      return right;
    }

    private Node half(int key, int bit) {
      return isLeft(key, bit) ? left : right;
    }

    /**
     * Makes the bounds as tight as those of the halves.
     *
     * @param place the node of the tree of loads with the same clusters
     */
    void tighten(double newReference, int place, KeptPairs pairs) {
      excludeAll(newReference);
      include(left, 2 * place, pairs);
      include(right, 2 * place + 1, pairs);
    }

    private void include(Node half, int place, KeptPairs pairs) {
      if (half != null) {
        include(half.leastRank, pairs.mostRank(half, place, reference()), half.lowestName, pairs);
      }
    }

    /** This node, or one bucket, or null, for what few entries it has. */
    private Node joined() {
      if (left == null || right == null) {
        Node half = left == null ? right : left;
        return half instanceof Branch ? this : half;
      }
      if (left instanceof Bucket first
          && right instanceof Bucket second
          && first.count + second.count <= MOST_IN_BUCKET / 2) {
        Bucket joined = new Bucket(first.count + second.count);
        joined.copyBounds(this);
        joined.addAll(first);
        joined.addAll(second);
        return joined;
      }
      return this;
    }
  }

  private static boolean isLeft(int key, int bit) {
    return (key >>> bit & 1) == 0;
  }

  /** A node with entries. */
  static final class Bucket extends Node {
    private int[] keys;
    private long[] values;
    private int count;

    private Bucket(int entries) {
      keys = new int[entries];
      values = new long[entries];
    }

    int count() {
      return count;
    }

    int key(int place) {
      return keys[place];
    }

    long value(int place) {
      return values[place];
    }

    void setValue(int place, long value) {
      values[place] = value;
    }

    /** Makes the bounds tight. */
    void tighten(double newReference, KeptPairs pairs) {
      excludeAll(newReference);
      for (int place = 0; place < count; place++) {
        include(keys[place], values[place], pairs);
      }
    }

    private int place(int key) {
      for (int place = 0; place < count; place++) {
        if (keys[place] == key) {
          return place;
        }
      }
      return -1;
    }

    private void add(int key, long value) {
      if (count == keys.length) {
        resize(Math.min(count + count / 4 + 2, MOST_IN_BUCKET));
      }
      keys[count] = key;
      values[count++] = value;
    }

    private void addAll(Bucket bucket) {
      System.arraycopy(bucket.keys, 0, keys, count, bucket.count);
      System.arraycopy(bucket.values, 0, values, count, bucket.count);
      count += bucket.count;
    }

    private void remove(int place) {
      count--;
      keys[place] = keys[count];
      values[place] = values[count];
      if (2 * count < keys.length - 8) {
        resize(count + count / 4);
      }
    }

    /** Whether both keys were there. */
    private boolean replace(int key, int newKey, long value) {
      int place = -1;
      int newPlace = -1;
      for (int i = 0; i < count && (place < 0 || newPlace < 0); i++) {
        if (keys[i] == key) {
          place = i;
        } else if (keys[i] == newKey) {
          newPlace = i;
        }
      }
      if (newPlace < 0) {
        keys[place] = newKey;
        values[place] = value;
        return false;
      }
      values[newPlace] = value;
      remove(place);
      return true;
    }

    private void resize(int entries) {
      keys = Arrays.copyOf(keys, entries);
      values = Arrays.copyOf(values, entries);
    }

    private Branch split(int bit) {
      Branch branch = new Branch();
      branch.copyBounds(this);
      branch.left = half(bit, true);
      branch.right = half(bit, false);
      return branch;
    }

    private Bucket half(int bit, boolean left) {
      int size = 0;
      for (int place = 0; place < count; place++) {
        size += isLeft(keys[place], bit) == left ? 1 : 0;
      }
      if (size == 0) {
        return null;
      }
      Bucket half = new Bucket(size);
      half.copyBounds(this);
      for (int place = 0; place < count; place++) {
        if (isLeft(keys[place], bit) == left) {
          half.add(keys[place], values[place]);
        }
      }
      return half;
    }
  }
}
