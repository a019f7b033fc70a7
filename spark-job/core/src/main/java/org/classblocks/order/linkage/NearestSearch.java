package org.classblocks.order.linkage;

/** The search for the most similar of the clusters that have a value with one. */
final class NearestSearch {
  private final KeptPairs pairs;
  private final int cluster;
  private final double reference;
  private int name;
  private double similarity = Double.NEGATIVE_INFINITY;

  /**
   * A search that has found nothing yet.
   *
   * @param cluster the number of a cluster, and name its name
   */
  NearestSearch(KeptPairs pairs, int cluster, int name) {
    this.pairs = pairs;
    this.cluster = cluster;
    this.name = name;
    reference = pairs.reference(cluster);
  }

  /** The name of the most similar cluster, the lowest on ties; its own if there is none. */
  int name() {
    return name;
  }

  /** Its rounded similarity; negative infinity if there is none. */
  double similarity() {
    return similarity;
  }

  /** Takes a cluster with a value. */
  void accept(int other, long value) {
    double found = pairs.similarity(cluster, other, value);
    if (found > similarity || (found == similarity && pairs.name(other) < name)) {
      similarity = found;
      name = pairs.name(other);
    }
  }

  /** Takes all clusters of a row, but goes only through the nodes that may hold the one sought. */
  void acceptAll(NeighbourRow row) {
    if (row.root() instanceof NeighbourRow.Branch branch) {
      visit(branch, 1);
    } else if (row.root() instanceof NeighbourRow.Bucket bucket) {
      visit(bucket);
    }
  }

  private double bound(NeighbourRow.Node node, int place) {
    return node == null ? Double.NEGATIVE_INFINITY : pairs.mostSimilar(cluster, node, place);
  }

  /** Goes through both halves, the more similar one first, if they can be similar enough. */
  private void visit(NeighbourRow.Branch branch, int place) {
    NeighbourRow.Node left = branch.left();
    NeighbourRow.Node right = branch.right();
    double leftBound = bound(left, 2 * place);
    double rightBound = bound(right, 2 * place + 1);
    if (leftBound > rightBound
        || (leftBound == rightBound && left.lowestName() < right.lowestName())) {
      visit(left, 2 * place, leftBound);
      visit(right, 2 * place + 1, rightBound);
    } else {
      visit(right, 2 * place + 1, rightBound);
      visit(left, 2 * place, leftBound);
    }
    branch.tighten(reference, place, pairs);
  }

  private void visit(NeighbourRow.Node node, int place, double bound) {
    if (bound > similarity || (bound == similarity && node.lowestName() < name)) {
      if (node instanceof NeighbourRow.Branch branch) {
        visit(branch, place);
      } else if (node instanceof NeighbourRow.Bucket bucket) {
        visit(bucket);
        bucket.tighten(reference, pairs);
      }
    }
  }

  private void visit(NeighbourRow.Bucket bucket) {
    for (int entry = 0; entry < bucket.count(); entry++) {
      accept(bucket.key(entry), bucket.value(entry));
    }
  }
}
