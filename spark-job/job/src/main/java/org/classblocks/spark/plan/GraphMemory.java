package org.classblocks.spark.plan;

/**
 * The memory that a similarity graph takes on the driver's heap, and those of groups of samples
 * that keep the same pairs, as far as it is in use at one time.
 *
 * @param classCount the number of classes, k
 * @param entries the entries of the graph, two for each kept pair
 * @param groups the most groups of samples, each with a graph of its own
 */
public record GraphMemory(int classCount, long entries, int groups) implements DriverMemory {
  /** The memory of Spark and its classes. */
  private static final long SPARK_BYTES = 50_000_000;

  /** Class, similarity, and how many samples list both. */
  private static final long ENTRY_BYTES = 16;

  /** Rows of clusters while the tree is made, which grow. */
  private static final long CLUSTER_ENTRY_BYTES = 24;

  /** Names, statistics, the tree, sums over it, and what is held while the graph is built. */
  private static final long CLASS_BYTES = 1_200;

  /** What is known of a class in a group, and what is held while its graph is built. */
  private static final long GROUP_CLASS_BYTES = 200;

  /**
   * The memory of a graph before it is known: each class has all its neighbours, and none of them
   * has it.
   *
   * @param neighbours how many neighbours of each class are found
   * @param groups the most groups of samples
   */
  public static GraphMemory of(int classCount, int neighbours, int groups) {
    int most = Math.min(neighbours, Math.max(0, classCount - 1));
    return new GraphMemory(classCount, 2L * classCount * most, groups);
  }

  /** The same with graphs of groups. */
  public GraphMemory withGroups(int count) {
    return new GraphMemory(classCount, entries, count);
  }

  /** The graph itself and those of groups, and what is known of their classes. */
  public long graphBytes() {
    return (1 + groups) * entries * ENTRY_BYTES
        + classCount * (CLASS_BYTES + groups * GROUP_CLASS_BYTES);
  }

  /** The graphs, and the tree of the one of all samples. */
  @Override
  public long driverHeap() {
    return SPARK_BYTES + graphBytes() + entries * CLUSTER_ENTRY_BYTES;
  }
}
