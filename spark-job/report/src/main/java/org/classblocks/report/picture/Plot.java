package org.classblocks.report.picture;

import org.classblocks.blocks.BlockForest;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.ClassList;

/**
 * What a picture of a matrix shows, before it is laid out.
 *
 * @param heading the lines above it
 * @param cells the values, by position in the order
 * @param undefined what cells without a value look like: hatched or grey
 * @param key the legend
 * @param classes the names of the classes
 * @param order their order
 * @param forest the blocks to be outlined and named
 * @param message what is written across the matrix, or nothing
 */
record Plot(
    Heading heading,
    MatrixPixels cells,
    LegendKey.Mark undefined,
    LegendKey key,
    ClassList classes,
    ClassOrder order,
    BlockForest forest,
    String message) {}
