package org.classblocks.blocks.errors;

/**
 * How often one class was predicted in place of another.
 *
 * @param actual the class that was the label
 * @param predicted the class that was predicted
 * @param count how often; a sum of shares where samples have several labels
 */
public record ConfusedPair(int actual, int predicted, double count) {}
