/**
 * Mergeable statistics of scores: per class, and per pair of classes in tiles.
 *
 * <p>Comes in: batches of score vectors and label sets. Goes out: {@link
 * org.classblocks.moments.Marginals}, {@link org.classblocks.moments.CoMoments} and {@link
 * org.classblocks.moments.LabelFindings}. Imports linalg.
 */
package org.classblocks.moments;
