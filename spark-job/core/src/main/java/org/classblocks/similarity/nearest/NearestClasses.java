package org.classblocks.similarity.nearest;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.classblocks.similarity.SimilarityGraph;

/**
 * The most similar classes of some classes, of those that any sample lists together with them.
 * Immutable; owns its arrays. Memory: 16 bytes a neighbour and 12 more for each group, 16 a class.
 */
public final class NearestClasses implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int[] ids;
  private final int[] starts;
  private final int[] neighbours;
  private final double[] similarities;
  private final int[] bothListed;
  private final double[] mostLeftOut;

  /** By group and place of the neighbour. */
  private final double[][] groupSimilarities;

  private final int[][] groupBothListed;

  private NearestClasses(Builder found) {
    this.ids = Arrays.copyOf(found.ids, found.classes);
    this.starts = Arrays.copyOf(found.starts, found.classes + 1);
    this.mostLeftOut = Arrays.copyOf(found.mostLeftOut, found.classes);
    int length = starts[found.classes];
    this.neighbours = Arrays.copyOf(found.neighbours, length);
    this.similarities = Arrays.copyOf(found.similarities, length);
    this.bothListed = Arrays.copyOf(found.bothListed, length);
    this.groupSimilarities = new double[found.groups][];
    this.groupBothListed = new int[found.groups][];
    Arrays.setAll(groupSimilarities, g -> Arrays.copyOf(found.groupSimilarities[g], length));
    Arrays.setAll(groupBothListed, g -> Arrays.copyOf(found.groupBothListed[g], length));
  }

  /** The number of classes whose neighbours are here. */
  public int size() {
    return ids.length;
  }

  /**
   * The class at an index, whose neighbours are at start(index) to start(index + 1) (exclusive).
   */
  public int id(int index) {
    return ids[index];
  }

  /** The place of the first neighbour of the class at an index, its most similar class. */
  public int start(int index) {
    return starts[index];
  }

  /** The class of a neighbour. */
  public int neighbour(int place) {
    return neighbours[place];
  }

  /** How similar a neighbour is. */
  public double similarity(int place) {
    return similarities[place];
  }

  /** The number of samples that list a neighbour and its class. */
  public int bothListed(int place) {
    return bothListed[place];
  }

  /** How similar a neighbour is in a group of the samples; NaN if one of the two cannot be. */
  public double similarity(int place, int group) {
    return groupSimilarities[group][place];
  }

  /** The number of samples of a group that list a neighbour and its class. */
  public int bothListed(int place, int group) {
    return groupBothListed[group][place];
  }

  /**
   * How similar a class that is no neighbour of the class at an index can be to it at most; -1 if
   * all other classes are neighbours or have no correlation, NaN if the class itself has none.
   */
  public double mostLeftOut(int index) {
    return mostLeftOut[index];
  }

  /** Gives the neighbours of each class to a graph of similarities. */
  public void addTo(SimilarityGraph.Builder graph) {
    for (int index = 0; index < ids.length; index++) {
      if (!Double.isNaN(mostLeftOut[index])) {
        graph.add(
            ids[index],
            neighbours,
            similarities,
            bothListed,
            starts[index],
            starts[index + 1],
            mostLeftOut[index]);
      }
    }
  }

  /**
   * Gives the neighbours of each class to a graph of the similarities in a group, as far as they
   * have any there. How similar others can be in the group is not known.
   */
  public void addTo(SimilarityGraph.Builder graph, int group) {
    for (int index = 0; index < ids.length; index++) {
      int from = starts[index];
      int[] places =
          IntStream.range(from, starts[index + 1])
              .filter(place -> !Double.isNaN(similarity(place, group)))
              .toArray();
      if (places.length > 0) {
        graph.add(
            ids[index],
            IntStream.of(places).map(this::neighbour).toArray(),
            IntStream.of(places).mapToDouble(place -> similarity(place, group)).toArray(),
            IntStream.of(places).map(place -> bothListed(place, group)).toArray(),
            0,
            places.length,
            1);
      }
    }
  }

  /** Takes one class after the other: its neighbours first. */
  static final class Builder {
    private final int[] ids;
    private final int[] starts;
    private final double[] mostLeftOut;
    private int[] neighbours = new int[64];
    private double[] similarities = new double[64];
    private int[] bothListed = new int[64];
    private final int groups;
    private final double[][] groupSimilarities;
    private final int[][] groupBothListed;
    private int classes;
    private int length;

    /**
     * No classes, and room for some.
     *
     * @param groups the number of groups of the samples
     */
    Builder(int mostClasses, int groups) {
      ids = new int[mostClasses];
      starts = new int[mostClasses + 1];
      mostLeftOut = new double[mostClasses];
      this.groups = groups;
      groupSimilarities = new double[groups][64];
      groupBothListed = new int[groups][64];
    }

    /** Adds a neighbour of the next class. */
    void add(int neighbour, double similarity, int both) {
      if (length == neighbours.length) {
        int room = Math.addExact(length, length >> 1);
        neighbours = Arrays.copyOf(neighbours, room);
        similarities = Arrays.copyOf(similarities, room);
        bothListed = Arrays.copyOf(bothListed, room);
        for (int group = 0; group < groups; group++) {
          groupSimilarities[group] = Arrays.copyOf(groupSimilarities[group], room);
          groupBothListed[group] = Arrays.copyOf(groupBothListed[group], room);
        }
      }
      neighbours[length] = neighbour;
      similarities[length] = similarity;
      bothListed[length++] = both;
    }

    /** Sets the similarity of an added neighbour in a group. */
    void set(int place, int group, double similarity, int both) {
      groupSimilarities[group][place] = similarity;
      groupBothListed[group][place] = both;
    }

    /** The number of neighbours so far: the place of the next one. */
    int length() {
      return length;
    }

    /** The place of the first neighbour of the class at an index. */
    int start(int index) {
      return starts[index];
    }

    /** The class of a neighbour that is added. */
    int neighbour(int place) {
      return neighbours[place];
    }

    /** Adds the next class, whose neighbours are those added since the one before. */
    void endClass(int id, double leftOut) {
      ids[classes] = id;
      mostLeftOut[classes++] = leftOut;
      starts[classes] = length;
    }

    NearestClasses result() {
      return new NearestClasses(this);
    }
  }
}
