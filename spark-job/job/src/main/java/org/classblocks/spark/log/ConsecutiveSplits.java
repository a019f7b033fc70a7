package org.classblocks.spark.log;

import java.io.Serializable;
import org.apache.spark.Partition;
import org.apache.spark.rdd.PartitionCoalescer;
import org.apache.spark.rdd.PartitionGroup;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.execution.datasources.FilePartition;
import org.apache.spark.sql.execution.datasources.PartitionedFile;
import scala.Option;

/**
 * Groups neighbouring splits into tasks of about equal size. Spark's own grouping depends on where
 * blocks lie, so the same log could be added up in another order.
 */
final class ConsecutiveSplits implements PartitionCoalescer, Serializable {
  private static final long serialVersionUID = 1L;

  @Override
  public PartitionGroup[] coalesce(int groupCount, RDD<?> parent) {
    Partition[] splits = parent.partitions();
    long[] bytes = new long[splits.length];
    for (int s = 0; s < splits.length; s++) {
      bytes[s] = bytes(splits[s]);
    }
    int[] starts = starts(bytes, Math.min(groupCount, splits.length));
    PartitionGroup[] groups = new PartitionGroup[starts.length - 1];
    for (int g = 0; g < groups.length; g++) {
      groups[g] = new PartitionGroup(Option.empty());
      for (int s = starts[g]; s < starts[g + 1]; s++) {
        groups[g].partitions().append(splits[s]);
      }
    }
    return groups;
  }

  private static long bytes(Partition split) {
    long bytes = 1;
    if (split instanceof FilePartition files) {
      for (PartitionedFile file : files.files()) {
        bytes += file.length();
      }
    }
    return bytes;
  }

  /**
   * The starts of groups that are as equal in bytes as whole splits allow.
   *
   * @param bytes the size of each split, at least 1
   * @param groups the number of groups, at most that of splits
   * @return the first split of each group, and the number of splits at the end
   */
  static int[] starts(long[] bytes, int groups) {
    long total = 0;
    for (long size : bytes) {
      total += size;
    }
    int[] starts = new int[groups + 1];
    long before = 0;
    int split = 0;
    for (int g = 1; g <= groups; g++) {
      double goal = (double) total * g / groups;
      int latest = bytes.length - (groups - g);
      int earliest = starts[g - 1] + 1;
      while (split < latest && (split < earliest || before + bytes[split] / 2.0 <= goal)) {
        before += bytes[split++];
      }
      starts[g] = split;
    }
    return starts;
  }
}
