package org.classblocks.moments.count;

import java.util.List;
import org.classblocks.splits.ClassSplit;

/**
 * The statistics of the labels of a log.
 *
 * @param counts how often each class is a label
 * @param confusion which classes are predicted in place of which
 * @param splits the classes with enough samples to tell whether these fall into two groups, the
 *     clearest split first
 */
public record LabelStatistics(LabelCounts counts, Confusion confusion, List<ClassSplit> splits) {
  public LabelStatistics {
    splits = List.copyOf(splits);
  }
}
