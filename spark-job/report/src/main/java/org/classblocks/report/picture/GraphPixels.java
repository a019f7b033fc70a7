package org.classblocks.report.picture;

import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.ClassStatus;
import org.classblocks.similarity.SimilarityGraph;

/**
 * The means of a graph's similarities under the pixels of a picture. What is not kept is a product
 * of loads, so its sum under a pixel is one of sums of loads.
 *
 * <p>O(entries + k + side^2) time, O(k + side^2) memory.
 */
final class GraphPixels {
  private final SimilarityGraph graph;
  private final ClassOrder order;
  private final PixelCover cover;
  private final double[] sums;

  private GraphPixels(SimilarityGraph graph, ClassOrder order, int side) {
    this.graph = graph;
    this.order = order;
    this.cover = new PixelCover(order.size(), side);
    this.sums = new double[side * side];
  }

  /**
   * The mean under each pixel, row by row, NaN where there is none; each similarity, the diagonal
   * included, is weighted by the area that the pixel covers of it.
   *
   * @param side the number of pixels along an edge, at most k
   */
  static float[] means(SimilarityGraph graph, ClassOrder order, int side) {
    return new GraphPixels(graph, order, side).means();
  }

  private float[] means() {
    int side = cover.side();
    double[] loads = new double[side];
    double[] weights = new double[side];
    for (int position = 0; position < order.size(); position++) {
      int id = order.classAt(position);
      if (graph.status(id) == ClassStatus.OK) {
        addTo(loads, position, graph.load(id));
        addTo(weights, position, 1);
        add(position, position, 1 - graph.background(id, id));
        addKept(position);
      }
    }
    float[] means = new float[side * side];
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        double sum = sums[row * side + column] - loads[row] * loads[column];
        means[row * side + column] = (float) (sum / (weights[row] * weights[column]));
      }
    }
    return means;
  }

  private void addTo(double[] ofPixels, int position, double value) {
    int pixel = cover.first(position);
    ofPixels[pixel] += cover.ofFirst(position) * value;
    if (cover.ofNext(position) > 0) {
      ofPixels[pixel + 1] += cover.ofNext(position) * value;
    }
  }

  private void addKept(int position) {
    int id = order.classAt(position);
    for (int entry = graph.start(id); entry < graph.end(id); entry++) {
      int other = graph.neighbour(entry);
      double excess = graph.similarity(entry) - graph.background(id, other);
      add(position, order.positionOf(other), excess);
    }
  }

  private void add(int row, int column, double excess) {
    addToRow(cover.first(row), column, cover.ofFirst(row) * excess);
    if (cover.ofNext(row) > 0) {
      addToRow(cover.first(row) + 1, column, cover.ofNext(row) * excess);
    }
  }

  private void addToRow(int pixelRow, int column, double weighted) {
    int pixel = pixelRow * cover.side() + cover.first(column);
    sums[pixel] += cover.ofFirst(column) * weighted;
    if (cover.ofNext(column) > 0) {
      sums[pixel + 1] += cover.ofNext(column) * weighted;
    }
  }
}
