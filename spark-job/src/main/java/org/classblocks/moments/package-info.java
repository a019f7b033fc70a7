/**
 * Mergeable statistics of scores: per class, and per pair of classes in tiles.
 *
 * <p>Comes in: batches of score vectors and label sets; scores may be transformed first. Goes out:
 * {@link org.classblocks.moments.Marginals}, {@link org.classblocks.moments.CoMoments}, {@link
 * org.classblocks.moments.ListedPairs} and {@link org.classblocks.moments.LogStatistics}. Imports
 * linalg.
 */
package org.classblocks.moments;
