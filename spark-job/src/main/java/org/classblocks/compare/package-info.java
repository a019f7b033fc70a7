/**
 * Several measurements of the same classes side by side: where they differ, and whether by more
 * than chance gives.
 *
 * <p>Comes in: similarities, an order, blocks. Goes out: {@link
 * org.classblocks.compare.GroupComparison}. Imports linalg, similarity, order and blocks.
 */
package org.classblocks.compare;
