package org.classblocks.spark.aggregate;

import org.apache.spark.Partitioner;

/** Sends all partial results with the same index to one task. */
final class IndexPartitioner extends Partitioner {
  private static final long serialVersionUID = 1L;

  private final int partitions;

  IndexPartitioner(int partitions) {
    this.partitions = partitions;
  }

  @Override
  public int numPartitions() {
    return partitions;
  }

  @Override
  public int getPartition(Object key) {
    return ((Indexed) key).index() % partitions;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IndexPartitioner that && partitions == that.partitions;
  }

  @Override
  public int hashCode() {
    return partitions;
  }

  /** The key of a partial result. */
  interface Indexed {
    /** What results that go to one task have in common, from 0 on. */
    int index();
  }
}
