package org.classblocks.spark.aggregate;

import org.apache.spark.Partitioner;

/** Sends all partial results of a tile to one task. */
final class TilePartitioner extends Partitioner {
  private static final long serialVersionUID = 1L;

  private final int partitions;

  TilePartitioner(int partitions) {
    this.partitions = partitions;
  }

  @Override
  public int numPartitions() {
    return partitions;
  }

  @Override
  public int getPartition(Object key) {
    return ((PartialKey) key).tile() % partitions;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TilePartitioner that && partitions == that.partitions;
  }

  @Override
  public int hashCode() {
    return partitions;
  }
}
