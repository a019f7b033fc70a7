package org.classblocks.order.linkage;

import java.util.Arrays;

/**
 * A map from clusters, numbers from 0 on, to values, with bounds that let a search pass over most
 * of a long row.
 *
 * <p>Each entry has a rank and a name. Entries lie in buckets of at most {@value #MOST_IN_BUCKET},
 * in no order. A full bucket is split by a bit of the numbers, so that the row is a binary tree. The
 * root holds all numbers, and a branch has the lower half of its numbers on the left: node for node
 * it is the top of the {@link LoadTree}. Each node bounds the ranks and names of its entries. The
 * bounds are not tight: removals leave them as they are. A search that goes through a node makes
 * them tight again.
 *
 * <p>{@link #set}, {@link #remove} and {@link #value} take time in the size of a bucket and in the
 * depth of the tree: about log2(entries / {@value #MOST_IN_BUCKET}), at most the bits of the
 * greatest number. Memory: 12 bytes an entry, a quarter as much again where it grows, and about 100
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

  /** The value of a cluster, or another one if it has none. */
  double value(int key, double otherwise) {
    Bucket bucket = bucket(key);
    int place = bucket == null ? -1 : bucket.place(key);
    return place < 0 ? otherwise : bucket.values[place];
  }

  /** The bucket in which a cluster is if it is in the row, or null. */
  private Bucket bucket(int key) {
    Node node = root;
    int bit = bits - 1;
    while (node instanceof Branch branch) {
      node = isLeft(key, bit--) ? branch.left : branch.right;
    }
    return (Bucket) node;
  }

  private static boolean isLeft(int key, int bit) {
    return (key >>> bit & 1) == 0;
  }

  /** Gives a cluster a value, whether or not it has one. */
  void set(int key, double value, double rank, int name) {
    root = set(root, bits - 1, key, value, rank, name);
  }

  private Node set(Node node, int bit, int key, double value, double rank, int name) {
    if (node == null) {
      return set(new Bucket(1), bit, key, value, rank, name);
    }
    node.include(rank, rank, name);
    if (node instanceof Branch branch) {
      if (isLeft(key, bit)) {
        branch.left = set(branch.left, bit - 1, key, value, rank, name);
      } else {
        branch.right = set(branch.right, bit - 1, key, value, rank, name);
      }
      return branch;
    }
    Bucket bucket = (Bucket) node;
    int place = bucket.place(key);
    if (place >= 0) {
      bucket.values[place] = value;
      return bucket;
    }
    if (bucket.count == MOST_IN_BUCKET) {
      return set(bucket.split(bit), bit, key, value, rank, name);
    }
    bucket.add(key, value);
    count++;
    return bucket;
  }

  /** Removes a cluster, if it is there. */
  void remove(int key) {
    root = remove(root, bits - 1, key);
  }

  private Node remove(Node node, int bit, int key) {
    if (node == null) {
      return null;
    }
    if (node instanceof Branch branch) {
      if (isLeft(key, bit)) {
        branch.left = remove(branch.left, bit - 1, key);
      } else {
        branch.right = remove(branch.right, bit - 1, key);
      }
      return branch.joined();
    }
    Bucket bucket = (Bucket) node;
    int place = bucket.place(key);
    if (place >= 0) {
      bucket.remove(place);
      count--;
    }
    return bucket.count == 0 ? null : bucket;
  }

  /** What to do with an entry. */
  interface Visitor {
    void visit(int key, double value);
  }

  /** Goes through all entries; the row may not be changed meanwhile. */
  void forEach(Visitor visitor) {
    forEach(root, visitor);
  }

  private static void forEach(Node node, Visitor visitor) {
    if (node instanceof Branch branch) {
      forEach(branch.left, visitor);
      forEach(branch.right, visitor);
    } else if (node instanceof Bucket bucket) {
      for (int place = 0; place < bucket.count; place++) {
        visitor.visit(bucket.keys[place], bucket.values[place]);
      }
    }
  }

  /** Entries, none of which has a rank or a name beyond these bounds. */
  abstract static class Node {
    private double leastRank;
    private double mostRank;
    private int lowestName;

    private Node() {
      excludeAll();
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

    final void excludeAll() {
      leastRank = Double.POSITIVE_INFINITY;
      mostRank = Double.NEGATIVE_INFINITY;
      lowestName = Integer.MAX_VALUE;
    }

    final void include(double least, double most, int name) {
      leastRank = Math.min(leastRank, least);
      mostRank = Math.max(mostRank, most);
      lowestName = Math.min(lowestName, name);
    }

    final void include(Node node) {
      if (node != null) {
        include(node.leastRank, node.mostRank, node.lowestName);
      }
    }
  }

  /** A node with two halves of the numbers, either of which may be null. */
  static final class Branch extends Node {
    private Node left;
    private Node right;

    Node left() {
      return left;
    }

    Node right() {
      return right;
    }

    /** Makes the bounds as tight as those of the halves. */
    void tighten() {
      excludeAll();
      include(left);
      include(right);
    }

    /** This node, or one bucket or null for what few entries it has. */
    private Node joined() {
      if (left instanceof Branch || right instanceof Branch) {
        return this;
      }
      if (left == null || right == null) {
        return left == null ? right : left;
      }
      Bucket first = (Bucket) left;
      Bucket second = (Bucket) right;
      if (first.count + second.count > MOST_IN_BUCKET / 2) {
        return this;
      }
      Bucket joined = new Bucket(first.count + second.count);
      joined.addAll(first);
      joined.addAll(second);
      return joined;
    }
  }

  /** A node with entries. */
  static final class Bucket extends Node {
    private int[] keys;
    private double[] values;
    private int count;

    private Bucket(int entries) {
      keys = new int[entries];
      values = new double[entries];
    }

    int count() {
      return count;
    }

    int key(int place) {
      return keys[place];
    }

    double value(int place) {
      return values[place];
    }

    /** Changes a value; the rank must lie within the bounds. */
    void setValue(int place, double value) {
      values[place] = value;
    }

    private int place(int key) {
      for (int place = 0; place < count; place++) {
        if (keys[place] == key) {
          return place;
        }
      }
      return -1;
    }

    private void add(int key, double value) {
      if (count == keys.length) {
        resize(Math.min(count + count / 4 + 2, MOST_IN_BUCKET));
      }
      keys[count] = key;
      values[count++] = value;
    }

    private void addAll(Bucket bucket) {
      include(bucket);
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

    private void resize(int entries) {
      keys = Arrays.copyOf(keys, entries);
      values = Arrays.copyOf(values, entries);
    }

    private Branch split(int bit) {
      Branch branch = new Branch();
      branch.include(this);
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
      half.include(this);
      for (int place = 0; place < count; place++) {
        if (isLeft(keys[place], bit) == left) {
          half.add(keys[place], values[place]);
        }
      }
      return half;
    }
  }
}
