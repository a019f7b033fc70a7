package org.classblocks.report.model;

import org.classblocks.similarity.ClassStatus;
import org.classblocks.similarity.SimilarityGraph;

/**
 * Numbers of the pairs of a graph, of which most follow from one number of each class: how similar
 * two classes are, or how many samples list both, as far as the graph keeps the pair.
 *
 * @param areCounts whether they are numbers of samples
 */
public record GraphValues(SimilarityGraph graph, boolean areCounts) implements PairValues {
  /** The number of an entry of the graph. */
  public double number(int entry) {
    return areCounts ? graph.bothListed(entry) : graph.similarity(entry);
  }

  /**
   * The load u of a class: the number of two classes without a kept pair is -u_i u_j. NaN for a
   * class without numbers.
   */
  public double load(int classId) {
    if (areCounts) {
      return 0;
    }
    return graph.status(classId) == ClassStatus.OK ? graph.load(classId) : Double.NaN;
  }

  /** The number of two classes if the pair is not kept; NaN if one of them has none. */
  public double background(int a, int b) {
    if (areCounts) {
      return 0;
    }
    return Double.isNaN(load(a)) || Double.isNaN(load(b)) ? Double.NaN : graph.background(a, b);
  }

  /** The number of a class and itself; NaN for counts. */
  public double own(int classId) {
    return areCounts ? Double.NaN : graph.at(classId, classId);
  }

  @Override
  public void copyRow(int classId, double[] row) {
    for (int other = 0; other < row.length; other++) {
      row[other] = background(classId, other);
    }
    for (int entry = graph.start(classId); entry < graph.end(classId); entry++) {
      row[graph.neighbour(entry)] = number(entry);
    }
    row[classId] = own(classId);
  }
}
