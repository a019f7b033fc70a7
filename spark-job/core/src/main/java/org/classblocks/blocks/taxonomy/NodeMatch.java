package org.classblocks.blocks.taxonomy;

/**
 * A node of a taxonomy with two classes or more that have a correlation, and the block that fits it
 * best.
 *
 * @param node its number
 * @param size the number of its classes, with or without a correlation
 * @param compared the number of those that have one
 * @param start the first position of those in the order
 * @param end the position after the last of them
 * @param blockId the block, or -1 if none shares a class with the node
 * @param overlap how well the two fit
 */
public record NodeMatch(
    int node, int size, int compared, int start, int end, int blockId, Overlap overlap) {}
