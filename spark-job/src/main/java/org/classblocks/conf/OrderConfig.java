package org.classblocks.conf;

/**
 * How the classes are put in order.
 *
 * @param preset what the other keys, and {@code similarity.clip-negative}, start from
 * @param linkage how clusters are merged
 * @param distance how far apart two classes are
 * @param leafOrder how the leaves of the tree are put in a row
 */
public record OrderConfig(Preset preset, Linkage linkage, Distance distance, LeafOrder leafOrder) {

  /** A set of defaults. */
  public enum Preset {
    /** What serves most classifiers. */
    DEFAULT(Linkage.AVERAGE, Distance.CORRELATION, LeafOrder.GLOBAL, false),
    /** What Alsallakh et al. (2020) describe. */
    PAPER(Linkage.COMPLETE, Distance.CORRELATION, LeafOrder.GLOBAL, false),
    /** Negatives clipped, centroid linkage on the rows of the matrix, leaves as they come. */
    NOTEBOOK(Linkage.CENTROID, Distance.PROFILE, LeafOrder.DENDROGRAM, true);

    private final Linkage linkage;
    private final Distance distance;
    private final LeafOrder leafOrder;
    private final boolean clipsNegative;

    Preset(Linkage linkage, Distance distance, LeafOrder leafOrder, boolean clipsNegative) {
      this.linkage = linkage;
      this.distance = distance;
      this.leafOrder = leafOrder;
      this.clipsNegative = clipsNegative;
    }

    boolean clipsNegative() {
      return clipsNegative;
    }
  }

  /** How clusters are merged. */
  public enum Linkage {
    AVERAGE,
    COMPLETE,
    SINGLE,
    WEIGHTED,
    WARD,
    CENTROID,
    MEDIAN
  }

  /** How far apart two classes are. */
  public enum Distance {
    /** 1 - r. */
    CORRELATION,
    /** Euclidean between rows of the matrix. */
    PROFILE
  }

  /** How the leaves of the tree are put in a row. */
  public enum LeafOrder {
    /** The shortest sum of distances between neighbours that the tree allows. */
    OPTIMAL,
    /** Distances that grow away from the diagonal over the whole matrix. */
    GLOBAL,
    /** As the merges come. */
    DENDROGRAM
  }

  static OrderConfig from(ConfigValues values) {
    Preset preset = values.choice("order.preset", Preset.DEFAULT);
    return new OrderConfig(
        preset,
        values.choice("order.linkage", preset.linkage),
        values.choice("order.distance", preset.distance),
        values.choice("order.leaf-order", preset.leafOrder));
  }
}
