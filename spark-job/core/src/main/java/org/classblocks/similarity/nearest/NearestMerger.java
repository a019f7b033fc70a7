package org.classblocks.similarity.nearest;

import java.util.Arrays;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.ClassNorms;
import org.classblocks.similarity.NearestQueue;
import org.classblocks.similarity.SimilarityGraph;

/**
 * Gathers the most similar classes of k classes from what is found in one part of the others after
 * the other. Memory: 12 bytes for each neighbour that is kept. Not safe for use by several threads.
 */
public final class NearestMerger {
  private final ClassNorms norms;
  private final long samples;
  private final NearestQueue[] queues;
  private final double[] mostLeftOut;

  /**
   * Has found no neighbours yet.
   *
   * @param samples how many samples there are, all of which have scores of all classes
   * @param limit the most neighbours of a class
   */
  public NearestMerger(ClassNorms norms, long samples, int limit) {
    this.norms = norms;
    this.samples = samples;
    this.queues = new NearestQueue[norms.size()];
    Arrays.setAll(queues, id -> new NearestQueue(norms.isUsable(id) ? limit : 0));
    this.mostLeftOut = new double[norms.size()];
    Arrays.fill(mostLeftOut, -1);
  }

  /** Takes the neighbours of some classes among classes that they were not compared with before. */
  public void accept(NearestClasses found) {
    for (int index = 0; index < found.size(); index++) {
      int id = found.id(index);
      mostLeftOut[id] = Math.max(mostLeftOut[id], found.mostLeftOut(index));
      for (int place = found.start(index); place < found.start(index + 1); place++) {
        queues[id].offer(found.neighbour(place), found.similarity(place));
      }
    }
  }

  /**
   * The graph of what was found; nothing may follow. Pairs that it does not keep have the
   * similarity 0.
   */
  public SimilarityGraph graph(ClassList classes) {
    SimilarityGraph.Builder graph =
        SimilarityGraph.builder(classes, norms.statuses(), new double[norms.size()]);
    for (int id = 0; id < queues.length; id++) {
      if (norms.isUsable(id)) {
        double leftOut = Math.max(mostLeftOut[id], queues[id].mostLeftOut());
        double[] similarities = queues[id].values();
        int[] both = new int[similarities.length];
        Arrays.fill(both, (int) Math.min(samples, Integer.MAX_VALUE));
        graph.add(id, queues[id].drain(), similarities, both, 0, both.length, leftOut);
      }
      queues[id] = null;
    }
    return graph.build();
  }
}
