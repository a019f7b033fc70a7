/**
 * Several measurements of the same classes side by side: where they differ, and whether by more
 * than chance gives. Groups of samples of one run share an order and blocks; two runs each have
 * their own.
 *
 * <p>Comes in: similarities, orders, blocks. Goes out: {@link
 * org.classblocks.compare.GroupComparison} and {@link org.classblocks.compare.RunComparison}.
 * Imports linalg, moments, similarity, order and blocks.
 */
package org.classblocks.compare;
