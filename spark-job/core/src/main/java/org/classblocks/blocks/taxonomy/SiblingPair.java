package org.classblocks.blocks.taxonomy;

/**
 * Two classes that a taxonomy puts side by side and the classifier puts apart.
 *
 * @param classA the lower class id
 * @param classB the higher class id
 * @param parent the node right above both
 * @param similarity how similar they are
 * @param expected how similar siblings usually are: the mean over all other pairs of classes right
 *     below the parent, to which the mean over all siblings of the taxonomy counts as one pair more
 * @param deviation by how much the similarity falls short of what is expected, in units of the root
 *     mean square of all such shortfalls
 * @param height the height at which the two merge in the dendrogram
 */
public record SiblingPair(
    int classA,
    int classB,
    int parent,
    double similarity,
    double expected,
    double deviation,
    double height) {}
