package org.classblocks.similarity.nearest;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import org.classblocks.linalg.Tile;
import org.classblocks.moments.CoMoments;
import org.classblocks.similarity.ClassNorms;
import org.classblocks.similarity.NearestQueue;

/**
 * Finds the most similar classes of each class within a tile of co-moments, of samples that have
 * scores of all classes. The correlations are those of {@link
 * org.classblocks.similarity.PearsonCorrelation}, to the last bit. Immutable.
 */
public final class TileNeighbours implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ClassNorms norms;
  private final int limit;

  /**
   * @param norms those of all classes
   * @param limit the most neighbours of a class
   */
  public TileNeighbours(ClassNorms norms, int limit) {
    this.norms = norms;
    this.limit = limit;
  }

  /**
   * The neighbours of the classes of a tile among each other: those of its rows among its columns,
   * and, off the diagonal, those of its columns among its rows. O(pairs) time, as a rule; 12 bytes
   * for each neighbour.
   */
  public List<NearestClasses> of(CoMoments coMoments) {
    Tile tile = coMoments.tile();
    Side rows = new Side(tile.rowStart(), rowNorms(coMoments));
    Side columns = new Side(tile.colStart(), colNorms(coMoments));
    if (tile.isDiagonal()) {
      return List.of(
          nearest(rows, columns, (i, j) -> coMoments.at(Math.min(i, j), Math.max(i, j))));
    }
    return List.of(
        nearest(rows, columns, coMoments::at),
        nearest(columns, rows, (j, i) -> coMoments.at(i, j)));
  }

  private double[] rowNorms(CoMoments coMoments) {
    Tile tile = coMoments.tile();
    return IntStream.range(0, tile.rows())
        .mapToDouble(i -> norms.norm(tile.rowStart() + i, coMoments.rowExponent(i)))
        .toArray();
  }

  private double[] colNorms(CoMoments coMoments) {
    Tile tile = coMoments.tile();
    return IntStream.range(0, tile.cols())
        .mapToDouble(j -> norms.norm(tile.colStart() + j, coMoments.colExponent(j)))
        .toArray();
  }

  /** A side of a tile: the id of its first class, and the norms of all. */
  private static final class Side {
    private final int start;
    private final double[] norms;

    Side(int start, double[] norms) {
      this.start = start;
      this.norms = norms;
    }
  }

  private interface Products {
    /** The co-moment of the i-th class of one side and the j-th of the other. */
    double at(int i, int j);
  }

  private NearestClasses nearest(Side of, Side among, Products products) {
    NearestClasses.Builder found = new NearestClasses.Builder(of.norms.length);
    NearestQueue queue = new NearestQueue(limit);
    for (int i = 0; i < of.norms.length; i++) {
      if (!Double.isNaN(of.norms[i])) {
        for (int j = 0; j < among.norms.length; j++) {
          if (among.start + j != of.start + i && !Double.isNaN(among.norms[j])) {
            double r = ClassNorms.correlation(products.at(i, j), of.norms[i], among.norms[j]);
            queue.offer(among.start + j, r);
          }
        }
        double leftOut = Math.max(-1, queue.mostLeftOut());
        double[] similarities = queue.values();
        int[] neighbours = queue.drain();
        for (int n = 0; n < neighbours.length; n++) {
          found.add(neighbours[n], similarities[n], 0);
        }
        found.endClass(of.start + i, leftOut);
      }
    }
    return found.result();
  }
}
