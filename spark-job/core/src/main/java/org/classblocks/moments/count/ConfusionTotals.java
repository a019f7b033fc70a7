package org.classblocks.moments.count;

/**
 * Figures of all labelled samples.
 *
 * @param samples how many there are; their weight where samples have weights
 * @param top1 the share of those whose class with the highest score is one of their labels; NaN
 *     without samples
 * @param rankingPrecision the mean over samples of the mean ranking precision of their labels; NaN
 *     without samples
 */
public record ConfusionTotals(double samples, double top1, double rankingPrecision) {}
