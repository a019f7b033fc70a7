/**
 * Nested blocks on the diagonal of the ordered matrix.
 *
 * <p>Comes in: a similarity matrix and a class order. Goes out: {@link
 * org.classblocks.blocks.BlockForest}. Imports linalg, similarity and order.
 */
package org.classblocks.blocks;
