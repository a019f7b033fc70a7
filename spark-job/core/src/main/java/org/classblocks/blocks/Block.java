package org.classblocks.blocks;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.classblocks.linalg.Permutation;

/**
 * A subtree of the dendrogram that stands out as a square on the diagonal.
 *
 * @param id its place in {@link BlockForest#blocks()}
 * @param parentId the smallest block around it, or -1 for a top-level block
 * @param depth the number of blocks around it
 * @param start its first position in the order
 * @param end the position after its last
 * @param cohesion the mean similarity inside, off the diagonal
 * @param separation the mean similarity between its classes and the rest; NaN if there is no rest
 * @param persistence above 0 and at most 1: how much of the distance (1 - similarity) between it
 *     and what it merges with is gone between its own two halves
 * @param contrast how far the similarities inside lie above those between it and what it merges
 *     with, in standard errors
 * @param support how often it comes back when the samples are others, from 0 to 1, see {@link
 *     org.classblocks.blocks.find.BlockSupport}; NaN without resamples
 * @param hubClassId the class with the highest mean similarity to the others inside
 * @param generalClassId the class that scores whenever the others inside do, but not the other way
 *     round; -1 if there is none
 * @param name a short name for people: that of a taxonomy's node, a word that the names of its
 *     classes share, or the names of two classes, of which the first is the general class or the
 *     hub
 */
public record Block(
    int id,
    int parentId,
    int depth,
    int start,
    int end,
    double cohesion,
    double separation,
    double persistence,
    double contrast,
    double support,
    int hubClassId,
    int generalClassId,
    String name) {
  Block withSupport(double share) {
    return with(share, name);
  }

  Block withName(String other) {
    return with(support, other);
  }

  /** The same classes at other positions. */
  Block moved(int otherId, int otherParentId, int otherStart) {
    return new Block(
        otherId,
        otherParentId,
        depth,
        otherStart,
        otherStart + size(),
        cohesion,
        separation,
        persistence,
        contrast,
        support,
        hubClassId,
        generalClassId,
        name);
  }

  private Block with(double otherSupport, String otherName) {
    return new Block(
        id,
        parentId,
        depth,
        start,
        end,
        cohesion,
        separation,
        persistence,
        contrast,
        otherSupport,
        hubClassId,
        generalClassId,
        otherName);
  }

  /** The ids of the classes inside, given the class id at each position. */
  public Set<Integer> classes(Permutation order) {
    return IntStream.range(start, end).mapToObj(order::at).collect(Collectors.toSet());
  }

  /** Whether one class is the general one of the others. */
  public boolean hasGeneralClass() {
    return generalClassId >= 0;
  }

  /** The number of classes inside. */
  public int size() {
    return end - start;
  }
}
