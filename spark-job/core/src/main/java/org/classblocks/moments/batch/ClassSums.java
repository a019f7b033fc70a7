package org.classblocks.moments.batch;

/**
 * What {@link MarginalsBuilder} has gathered of one class, to the last digit, so that it can be
 * kept and merged later.
 *
 * @param exponent the unit of the next three: scores are divided by 2 to this power first
 * @param mean the mean score, rounded to a double
 * @param meanRest what the mean has beyond that
 * @param squares the sum of squared deviations from the mean, each times the sample's weight
 * @param min the lowest score; positive infinity without samples that weigh anything
 * @param max the highest score; negative infinity without
 */
public record ClassSums(
    int exponent, double mean, double meanRest, double squares, double min, double max) {}
