/**
 * Reading prediction logs and aggregating them, distributed.
 *
 * <p>Comes in: logs on storage. Goes out: statistics of the log. Imports configuration, store and
 * the mathematics up to order.
 *
 * <p>The intake has three parts. A {@link ScoreIntake} decodes rows, or the vectors of Spark's
 * reader, into batches. A {@link TilePlan} says how many tasks read, how many rows they take at
 * once and which tiles they hold. {@link Accumulators} makes what the batches are added to.
 *
 * <p>A new encoding that holds the scores of a sample in one column takes one file and one line.
 * The file holds a {@link LogEncoding}: which columns it recognises, how many classes a row scores,
 * and what decodes a row. The line is in {@link ColumnEncoding}, in the list of all of them.
 *
 * <ul>
 *   <li>A score for every class: a {@link DenseIntake} with {@link ScoreVectors} of its own, as in
 *       {@link PackedScores}.
 *   <li>Some classes with their scores: a {@link SparseIntake} with {@link ListedScores} of its
 *       own, as in {@link ScoreMap}.
 * </ul>
 */
package org.classblocks.spark;
