package org.classblocks.moments;

/**
 * What the weights of some samples add up to, to the last digit, so that it can be kept and merged
 * later.
 *
 * @param samples the number of samples
 * @param weightless how many of them have the weight 0
 * @param total the sum of the weights
 * @param largest the largest weight; 0 without samples
 * @param relativeSquares the sum of the squares of the weights, each over the largest weight
 */
public record WeightTotals(
    long samples, long weightless, double total, double largest, double relativeSquares) {}
