package org.classblocks.moments.batch;

/**
 * One score of a sample.
 *
 * @param classId the class it is for
 * @param score the score, as it was logged
 */
public record ClassScore(int classId, double score) {}
