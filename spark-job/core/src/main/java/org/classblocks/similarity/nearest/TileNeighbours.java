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
  private final List<ClassNorms> groups;
  private final int limit;

  /**
   * @param norms those of all classes
   * @param groups those in each group of the samples
   * @param limit the most neighbours of a class
   */
  public TileNeighbours(ClassNorms norms, List<ClassNorms> groups, int limit) {
    this.norms = norms;
    this.groups = List.copyOf(groups);
    this.limit = limit;
  }

  /**
   * The neighbours of the classes of a tile among each other: those of its rows among its columns,
   * and, off the diagonal, those of its columns among its rows. O(pairs) time, as a rule; 12 bytes
   * for each neighbour, and 12 more for each group.
   *
   * @param coMoments those of all samples
   * @param ofGroups those of each group
   */
  public List<NearestClasses> of(CoMoments coMoments, List<CoMoments> ofGroups) {
    Pairs all = new Pairs(norms, coMoments);
    List<Pairs> parts =
        IntStream.range(0, groups.size())
            .mapToObj(group -> new Pairs(groups.get(group), ofGroups.get(group)))
            .toList();
    Tile tile = coMoments.tile();
    if (tile.isDiagonal()) {
      return List.of(nearest(tile.rowStart(), tile.colStart(), all, parts));
    }
    return List.of(
        nearest(tile.rowStart(), tile.colStart(), all, parts),
        nearest(
            tile.colStart(),
            tile.rowStart(),
            all.transposed(),
            parts.stream().map(Pairs::transposed).toList()));
  }

  private interface Products {
    /** The co-moment of the i-th class of one side and the j-th of the other. */
    double at(int i, int j);
  }

  /** The correlations of the classes of one side of a tile with those of the other. */
  private static final class Pairs {
    private final double[] of;
    private final double[] among;
    private final Products products;

    private Pairs(double[] of, double[] among, Products products) {
      this.of = of;
      this.among = among;
      this.products = products;
    }

    Pairs(ClassNorms norms, CoMoments coMoments) {
      this(
          rowNorms(norms, coMoments),
          colNorms(norms, coMoments),
          coMoments.tile().isDiagonal()
              ? (i, j) -> coMoments.at(Math.min(i, j), Math.max(i, j))
              : coMoments::at);
    }

    private static double[] rowNorms(ClassNorms norms, CoMoments coMoments) {
      Tile tile = coMoments.tile();
      return IntStream.range(0, tile.rows())
          .mapToDouble(i -> norms.norm(tile.rowStart() + i, coMoments.rowExponent(i)))
          .toArray();
    }

    private static double[] colNorms(ClassNorms norms, CoMoments coMoments) {
      Tile tile = coMoments.tile();
      return IntStream.range(0, tile.cols())
          .mapToDouble(j -> norms.norm(tile.colStart() + j, coMoments.colExponent(j)))
          .toArray();
    }

    Pairs transposed() {
      return new Pairs(among, of, (j, i) -> products.at(i, j));
    }

    /** NaN if a class has none. */
    double correlation(int i, int j) {
      return ClassNorms.correlation(products.at(i, j), of[i], among[j]);
    }
  }

  private NearestClasses nearest(int ofStart, int amongStart, Pairs all, List<Pairs> parts) {
    NearestClasses.Builder found = new NearestClasses.Builder(all.of.length, parts.size());
    NearestQueue queue = new NearestQueue(limit);
    for (int i = 0; i < all.of.length; i++) {
      if (!Double.isNaN(all.of[i])) {
        for (int j = 0; j < all.among.length; j++) {
          if (amongStart + j != ofStart + i && !Double.isNaN(all.among[j])) {
            queue.offer(amongStart + j, all.correlation(i, j));
          }
        }
        double leftOut = Math.max(-1, queue.mostLeftOut());
        double[] similarities = queue.values();
        int[] neighbours = queue.drain();
        for (int n = 0; n < neighbours.length; n++) {
          found.add(neighbours[n], similarities[n], 0);
          for (int group = 0; group < parts.size(); group++) {
            double r = parts.get(group).correlation(i, neighbours[n] - amongStart);
            found.set(found.length() - 1, group, r, 0);
          }
        }
        found.endClass(ofStart + i, leftOut);
      }
    }
    return found.result();
  }
}
