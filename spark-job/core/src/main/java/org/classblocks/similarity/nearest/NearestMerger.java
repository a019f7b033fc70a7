package org.classblocks.similarity.nearest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.ClassNorms;
import org.classblocks.similarity.NearestQueue;
import org.classblocks.similarity.SimilarityGraph;

/**
 * Gathers the most similar classes of k classes from what is found in one part of the others after
 * the other. Memory: 12 bytes for each neighbour that is kept, and with groups 4 more, and 8 more
 * for each group. Not safe for use by several threads.
 */
public final class NearestMerger {
  private final Part all;
  private final List<Part> groups;
  private final NearestQueue[] queues;
  private final double[] mostLeftOut;
  private final InGroups[] inGroups;

  /**
   * Samples, all of which have scores of all classes.
   *
   * @param samples how many there are
   */
  public record Part(ClassNorms norms, long samples) {
    /** A graph that keeps no pair: pairs that it does not keep have the similarity 0. */
    private SimilarityGraph.Builder graph(ClassList classes) {
      return SimilarityGraph.builder(classes, norms.statuses(), new double[norms.size()]);
    }

    private void add(SimilarityGraph.Builder graph, int id, int[] ids, double[] r, double leftOut) {
      int[] both = new int[ids.length];
      Arrays.fill(both, (int) Math.min(samples, Integer.MAX_VALUE));
      graph.add(id, ids, r, both, 0, both.length, leftOut);
    }
  }

  /**
   * Has found no neighbours yet.
   *
   * @param all all samples
   * @param groups the groups of samples that neighbours are found with
   * @param limit the most neighbours of a class
   */
  public NearestMerger(Part all, List<Part> groups, int limit) {
    ClassNorms norms = all.norms();
    this.all = all;
    this.groups = List.copyOf(groups);
    this.queues = new NearestQueue[norms.size()];
    Arrays.setAll(queues, id -> new NearestQueue(norms.isUsable(id) ? limit : 0));
    this.mostLeftOut = new double[norms.size()];
    Arrays.fill(mostLeftOut, -1);
    this.inGroups = new InGroups[groups.isEmpty() ? 0 : norms.size()];
    Arrays.setAll(inGroups, id -> new InGroups(norms.isUsable(id) ? limit : 0));
  }

  /** How similar the neighbours of a class are in each group, in the order of slots. */
  private final class InGroups {
    private final int[] ids;
    private final double[] similarities;
    private int size;

    InGroups(int limit) {
      ids = new int[limit];
      similarities = new double[limit * groups.size()];
    }

    /** Takes the place of a neighbour that is left out, if any; -1 for none. */
    void set(int leftOut, NearestClasses found, int place) {
      int slot = leftOut < 0 ? size++ : slot(leftOut);
      ids[slot] = found.neighbour(place);
      for (int group = 0; group < groups.size(); group++) {
        similarities[slot * groups.size() + group] = found.similarity(place, group);
      }
    }

    private int slot(int id) {
      int slot = 0;
      while (ids[slot] != id) {
        slot++;
      }
      return slot;
    }

    /** NaN if one of the two cannot be. */
    double similarity(int slot, int group) {
      return similarities[slot * groups.size() + group];
    }

    /** Gives those that have a similarity in a group to its graph. */
    void addTo(SimilarityGraph.Builder graph, int id, int group) {
      int[] slots =
          IntStream.range(0, size).filter(slot -> !Double.isNaN(similarity(slot, group))).toArray();
      if (slots.length > 0) {
        groups
            .get(group)
            .add(
                graph,
                id,
                IntStream.of(slots).map(slot -> ids[slot]).toArray(),
                IntStream.of(slots).mapToDouble(slot -> similarity(slot, group)).toArray(),
                1);
      }
    }
  }

  /** Takes the neighbours of some classes among classes that they were not compared with before. */
  public void accept(NearestClasses found) {
    for (int index = 0; index < found.size(); index++) {
      int id = found.id(index);
      mostLeftOut[id] = Math.max(mostLeftOut[id], found.mostLeftOut(index));
      for (int place = found.start(index); place < found.start(index + 1); place++) {
        int neighbour = found.neighbour(place);
        int leftOut = queues[id].offer(neighbour, found.similarity(place));
        if (leftOut != neighbour && inGroups.length > 0) {
          inGroups[id].set(leftOut, found, place);
        }
      }
    }
  }

  /**
   * The graph of what was found over all samples, and after it that of each group, which keeps the
   * same pairs as far as they have a similarity there. Nothing may follow. Pairs that are not kept
   * have the similarity 0.
   */
  public List<SimilarityGraph> graphs(ClassList classes) {
    List<SimilarityGraph> graphs = new ArrayList<>(List.of(graphOfAll(classes)));
    for (int group = 0; group < groups.size(); group++) {
      SimilarityGraph.Builder graph = groups.get(group).graph(classes);
      for (int id = 0; id < inGroups.length; id++) {
        inGroups[id].addTo(graph, id, group);
      }
      graphs.add(graph.build());
    }
    return graphs;
  }

  private SimilarityGraph graphOfAll(ClassList classes) {
    SimilarityGraph.Builder graph = all.graph(classes);
    for (int id = 0; id < queues.length; id++) {
      if (all.norms().isUsable(id)) {
        double leftOut = Math.max(mostLeftOut[id], queues[id].mostLeftOut());
        double[] similarities = queues[id].values();
        all.add(graph, id, queues[id].drain(), similarities, leftOut);
      }
      queues[id] = null;
    }
    return graph.build();
  }
}
