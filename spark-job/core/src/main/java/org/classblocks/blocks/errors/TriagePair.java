package org.classblocks.blocks.errors;

/**
 * Two classes that a person should look at.
 *
 * @param kind why
 * @param rank the place among the pairs of this kind, from 1
 * @param classA the lower class id
 * @param classB the higher class id
 * @param similarity how similar they are
 * @param countAb how often B was predicted in place of A; NaN without labels, as all that follows
 * @param countBa how often A was predicted in place of B
 * @param rateAb the share of the labels of A for which B was predicted; NaN without such labels
 * @param rateBa the share of the labels of B for which A was predicted; NaN without such labels
 */
public record TriagePair(
    TriageKind kind,
    int rank,
    int classA,
    int classB,
    double similarity,
    double countAb,
    double countBa,
    double rateAb,
    double rateBa) {}
