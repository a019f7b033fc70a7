package org.classblocks.blocks.errors;

/**
 * Two classes that a person should look at.
 *
 * @param rank the place among all pairs, from 1
 * @param kind what they are to each other
 * @param direction which of them is the general one, or the whole
 * @param evidence why they are listed
 * @param group the group of classes that the pair is in, see {@link PairGroups}, or -1
 * @param classA the lower class id
 * @param classB the higher class id
 * @param similarity how similar they are
 * @param shareAb how far A is contained in B, see {@link org.classblocks.similarity.Containment};
 *     NaN if unknown
 * @param shareBa how far B is contained in A; NaN if unknown
 * @param countAb how often B was predicted in place of A; NaN without labels, as all that follows
 * @param countBa how often A was predicted in place of B
 * @param rateAb the share of the labels of A for which B was predicted; NaN without such labels
 * @param rateBa the share of the labels of B for which A was predicted; NaN without such labels
 */
public record TriagePair(
    int rank,
    PairKind kind,
    PairDirection direction,
    PairEvidence evidence,
    int group,
    int classA,
    int classB,
    double similarity,
    double shareAb,
    double shareBa,
    double countAb,
    double countBa,
    double rateAb,
    double rateBa) {
  /** Whether the pair is in a group of three classes or more. */
  public boolean isInGroup() {
    return group >= 0;
  }

  TriagePair inGroup(int id) {
    return new TriagePair(
        rank,
        kind,
        direction,
        evidence,
        id,
        classA,
        classB,
        similarity,
        shareAb,
        shareBa,
        countAb,
        countBa,
        rateAb,
        rateBa);
  }
}
