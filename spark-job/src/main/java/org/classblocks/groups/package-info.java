/**
 * Groups of samples of one run side by side, in one order and with the same blocks: where they
 * differ by more than chance gives.
 *
 * <p>Comes in: similarities of each group, an order, blocks. Goes out: {@link
 * org.classblocks.groups.GroupComparison}. Imports similarity, order and blocks.
 */
package org.classblocks.groups;
