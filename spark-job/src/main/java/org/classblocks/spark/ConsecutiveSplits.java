package org.classblocks.spark;

import java.io.Serializable;
import org.apache.spark.Partition;
import org.apache.spark.rdd.PartitionCoalescer;
import org.apache.spark.rdd.PartitionGroup;
import org.apache.spark.rdd.RDD;
import scala.Option;

/**
 * Groups neighbouring splits into as many tasks as asked for. Spark's own grouping looks at where
 * blocks lie, so that the same log would be added up in another order on another day.
 */
final class ConsecutiveSplits implements PartitionCoalescer, Serializable {
  private static final long serialVersionUID = 1L;

  @Override
  public PartitionGroup[] coalesce(int groupCount, RDD<?> parent) {
    Partition[] splits = parent.partitions();
    PartitionGroup[] groups = new PartitionGroup[Math.min(groupCount, splits.length)];
    for (int g = 0; g < groups.length; g++) {
      groups[g] = new PartitionGroup(Option.empty());
      int end = (int) ((g + 1L) * splits.length / groups.length);
      for (int s = (int) ((long) g * splits.length / groups.length); s < end; s++) {
        groups[g].partitions().append(splits[s]);
      }
    }
    return groups;
  }
}
