package org.classblocks.spark.plan;

/**
 * The memory that a similarity graph takes on the driver's heap, as far as it is in use at one
 * time.
 *
 * @param classCount the number of classes, k
 * @param entries the entries of the graph, two for each kept pair
 */
public record GraphMemory(int classCount, long entries) implements DriverMemory {
  /** The memory of Spark and its classes. */
  private static final long SPARK_BYTES = 50_000_000;

  /** Class, similarity, and how many samples list both. */
  private static final long ENTRY_BYTES = 16;

  /** Rows of clusters while the tree is made, which grow. */
  private static final long CLUSTER_ENTRY_BYTES = 24;

  /** Names, statistics, the tree, sums over it, and what is held while the graph is built. */
  private static final long CLASS_BYTES = 1_200;

  /**
   * The memory of a graph before it is known: each class has all its neighbours, and none of them
   * has it.
   *
   * @param neighbours how many neighbours of each class are found
   */
  public static GraphMemory of(int classCount, int neighbours) {
    int most = Math.min(neighbours, Math.max(0, classCount - 1));
    return new GraphMemory(classCount, 2L * classCount * most);
  }

  /** The graph itself, and what is known of its classes. */
  public long graphBytes() {
    return entries * ENTRY_BYTES + classCount * CLASS_BYTES;
  }

  /** The graph and its tree. */
  @Override
  public long driverHeap() {
    return SPARK_BYTES + entries() * (ENTRY_BYTES + CLUSTER_ENTRY_BYTES) + classCount * CLASS_BYTES;
  }
}
