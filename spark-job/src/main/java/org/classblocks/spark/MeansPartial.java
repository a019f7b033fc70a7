package org.classblocks.spark;

import org.classblocks.moments.ClassMean;
import org.classblocks.moments.LogStatistics;

/**
 * One task's mean of one class, or its counts.
 *
 * @param classId the class
 * @param mean its mean; null for counts
 * @param counted rows and labels; null for a mean
 */
record MeansPartial(int classId, ClassMean mean, LogStatistics counted)
    implements Mergeable<MeansPartial> {
  @Override
  public void combine(MeansPartial other) {
    if (mean == null) {
      counted.combine(other.counted);
    } else {
      mean.combine(other.mean);
    }
  }
}
