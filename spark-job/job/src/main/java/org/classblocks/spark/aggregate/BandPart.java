package org.classblocks.spark.aggregate;

import java.io.Serializable;
import org.classblocks.similarity.nearest.ListedRows;

/**
 * What a task has for a band, or for the totals.
 *
 * @param rows some rows that list a class of the band; null for totals
 * @param totals what is known of all rows of the task; null for rows
 */
record BandPart(ListedRows rows, ListedLogTotals totals) implements Serializable {}
