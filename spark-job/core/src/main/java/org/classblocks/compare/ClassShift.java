package org.classblocks.compare;

/**
 * A class whose similarities changed as a whole: many of its pairs changed, and few other pairs of
 * the classes in them. Ids are those of the later run.
 *
 * @param classId the class
 * @param pairs how many of the changed pairs have it, without those of shifts listed before
 * @param nearestBefore the class it was most similar to, among those with a correlation in both
 *     runs
 * @param similarityBefore how similar it was to that class
 * @param nearestNow the class it is most similar to, among the same
 * @param similarityNow how similar it is to that class
 */
public record ClassShift(
    int classId,
    int pairs,
    int nearestBefore,
    double similarityBefore,
    int nearestNow,
    double similarityNow) {}
