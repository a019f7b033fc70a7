package org.classblocks.moments.count;

/**
 * The statistics of the labels of a log.
 *
 * @param counts how often each class is a label
 * @param confusion which classes are predicted in place of which
 */
public record LabelStatistics(LabelCounts counts, Confusion confusion) {}
