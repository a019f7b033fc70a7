/**
 * Two runs side by side, each with its own order and blocks: where they differ, and whether by more
 * than chance gives.
 *
 * <p>Comes in: results of runs. Goes out: {@link org.classblocks.compare.RunComparison}. Imports
 * linalg, moments, similarity, blocks and result.
 */
package org.classblocks.compare;
