package org.classblocks.moments.attribute;

/**
 * What is known of one column by itself.
 *
 * @param column the column
 * @param pivot what was taken off all numbers; 0 for other kinds
 * @param mean the mean of the column, of the samples without a number as well
 * @param least the lowest number less the pivot, of samples that weigh anything; 0 for other kinds
 * @param most the highest one
 */
public record ColumnSums(
    AttributeColumn column, double pivot, double mean, double least, double most) {}
