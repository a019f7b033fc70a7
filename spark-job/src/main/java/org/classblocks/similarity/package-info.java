/**
 * The similarity of classes: who they are, which of them can be compared, and how similar they are.
 *
 * <p>Comes in: co-moments of the scores. Goes out: {@link
 * org.classblocks.similarity.SimilarityMatrix} and what is read off it. Imports linalg and moments.
 */
package org.classblocks.similarity;
