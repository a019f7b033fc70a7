package org.classblocks.spark.plan;

/**
 * The memory that a similarity graph takes on the driver's heap, as far as it is in use at one
 * time.
 *
 * @param classCount the number of classes, k
 * @param neighbours how many neighbours of each class are found
 */
public record GraphMemory(int classCount, int neighbours) implements DriverMemory {
  /** The memory of Spark and its classes. */
  private static final long SPARK_BYTES = 50_000_000;

  /** Class, similarity, and how many samples list both. */
  private static final long ENTRY_BYTES = 16;

  /** Rows of clusters while the tree is made, which grow. */
  private static final long CLUSTER_ENTRY_BYTES = 24;

  /** Names, statistics, the tree, sums over it, and what is held while the graph is built. */
  private static final long CLASS_BYTES = 1_200;

  /** The most entries: each neighbour, and the same pair seen from the other class. */
  public long entries() {
    return 2L * classCount * Math.min(neighbours, Math.max(0, classCount - 1));
  }

  /** The graph and its tree. */
  @Override
  public long driverHeap() {
    return SPARK_BYTES + entries() * (ENTRY_BYTES + CLUSTER_ENTRY_BYTES) + classCount * CLASS_BYTES;
  }
}
