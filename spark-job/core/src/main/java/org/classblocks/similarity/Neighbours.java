package org.classblocks.similarity;

import java.util.stream.IntStream;

/**
 * The most similar classes of each class, most similar first; by class id those whose rounded
 * similarities ({@link SimilarityMatrix#rounded()}) are equal. A class without a correlation has no
 * neighbours and is nobody's neighbour. Immutable.
 */
public final class Neighbours {
  /** The classes that are worth a thread of their own. */
  private static final int PIECE = 64;

  private final int[][] ids;

  private Neighbours(int[][] ids) {
    this.ids = ids;
  }

  /**
   * Up to {@code limit} neighbours of every class.
   *
   * <p>O(k^2) time on all cores where few classes come near the nearest, O(k limit) memory. In a
   * graph only classes of kept pairs are neighbours, at a step for each.
   */
  public static Neighbours of(Similarity similarity, int limit) {
    return similarity instanceof SimilarityGraph graph
        ? ofGraph(graph.rounded(), limit)
        : ofMatrix(similarity, limit);
  }

  private static Neighbours ofGraph(SimilarityGraph graph, int limit) {
    return new Neighbours(
        IntStream.range(0, graph.size())
            .parallel()
            .mapToObj(
                id -> {
                  NearestQueue queue = new NearestQueue(limit);
                  for (int entry = graph.start(id); entry < graph.end(id); entry++) {
                    queue.offer(graph.neighbour(entry), graph.similarity(entry));
                  }
                  return queue.drain();
                })
            .toArray(int[][]::new));
  }

  private static Neighbours ofMatrix(Similarity similarity, int limit) {
    Similarity rounded = similarity.rounded();
    int[] usable = rounded.usableClasses();
    int[][] ids = new int[similarity.size()][0];
    int nearest = Math.min(limit, Math.max(0, usable.length - 1));
    IntStream.range(0, (usable.length + PIECE - 1) / PIECE)
        .parallel()
        .map(piece -> piece * PIECE)
        .forEach(
            from ->
                find(rounded, usable, from, Math.min(from + PIECE, usable.length), nearest, ids));
    return new Neighbours(ids);
  }

  private static void find(
      Similarity similarity, int[] usable, int from, int to, int limit, int[][] ids) {
    double[] row = new double[similarity.size()];
    NearestQueue queue = new NearestQueue(limit);
    for (int i = from; i < to; i++) {
      similarity.copyRow(usable[i], row);
      for (int other : usable) {
        if (other != usable[i]) {
          queue.offer(other, row[other]);
        }
      }
      ids[usable[i]] = queue.drain();
    }
  }

  /**
   * Neighbours that were found before.
   *
   * @param ids the neighbours of each class by its id, most similar first; not copied
   */
  public static Neighbours of(int[][] ids) {
    return new Neighbours(ids);
  }

  /** The neighbours of a class, most similar first; a new array. */
  public int[] of(int classId) {
    return ids[classId].clone();
  }

  /** The most similar other class, or -1 if there is none. */
  public int nearest(int classId) {
    return ids[classId].length == 0 ? -1 : ids[classId][0];
  }
}
