/**
 * Two runs side by side, each with its own order and blocks: where they differ, and whether by more
 * than chance gives.
 *
 * <p>Comes in: similarities, orders, blocks. Goes out: {@link org.classblocks.compare.RunComparison}. Imports
 * linalg, moments, similarity and blocks.
 */
package org.classblocks.compare;
