/**
 * Nested blocks on the diagonal of the ordered matrix, and what they say about errors.
 *
 * <p>Comes in: a similarity matrix and a class order, and counts of confusion where there are
 * labels. Goes out: {@link org.classblocks.blocks.BlockForest}, {@link
 * org.classblocks.blocks.BlockErrors} and pairs of classes to look at. Imports linalg, similarity
 * and order.
 */
package org.classblocks.blocks;
