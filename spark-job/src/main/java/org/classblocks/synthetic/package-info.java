/**
 * Synthetic prediction logs with planted nested blocks: what a sample scores, as a pure function of
 * a seed and the index of the sample.
 *
 * <p>Comes in: the sizes and correlations of the blocks. Goes out: scores, labels and the truth
 * about them. Imports the root package.
 */
package org.classblocks.synthetic;
