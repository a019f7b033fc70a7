package org.classblocks.conf;

import org.classblocks.order.ClassOrdering;
import org.classblocks.order.leaves.LeafOrder;
import org.classblocks.order.linkage.DistanceMeasure;
import org.classblocks.order.linkage.Linkage;

/**
 * How the classes are put in order.
 *
 * @param preset what the other keys, and {@code similarity.clip-negative}, start from
 * @param linkage how clusters are merged
 * @param distance how far apart two classes are
 * @param leafOrder how the leaves of the tree are put in a row
 * @param generalClassFirst whether each block begins with its general class; by default not in an
 *     order that is asked for by name
 */
public record OrderConfig(
    Preset preset,
    Linkage linkage,
    DistanceMeasure distance,
    LeafOrder leafOrder,
    boolean generalClassFirst) {
  static final String LEAF_ORDER = "order.leaf-order";
  static final String GENERAL_CLASS_FIRST = "order.general-class-first";

  /** A set of defaults. */
  public enum Preset {
    /** Suits most classifiers. */
    DEFAULT(Linkage.AVERAGE, DistanceMeasure.CORRELATION, LeafOrder.GLOBAL, false),
    /** What Alsallakh et al. (2020) describe. */
    PAPER(Linkage.COMPLETE, DistanceMeasure.CORRELATION, LeafOrder.GLOBAL, false),
    /** Negatives clipped, centroid linkage on the rows of the matrix, leaves as they come. */
    NOTEBOOK(Linkage.CENTROID, DistanceMeasure.PROFILE, LeafOrder.DENDROGRAM, true);

    private final Linkage linkage;
    private final DistanceMeasure distance;
    private final LeafOrder leafOrder;
    private final boolean clipsNegative;

    Preset(Linkage linkage, DistanceMeasure distance, LeafOrder leafOrder, boolean clipsNegative) {
      this.linkage = linkage;
      this.distance = distance;
      this.leafOrder = leafOrder;
      this.clipsNegative = clipsNegative;
    }

    boolean clipsNegative() {
      return clipsNegative;
    }
  }

  static OrderConfig from(ConfigValues values) {
    Preset preset = values.choice("order.preset", Preset.DEFAULT);
    boolean isNamed = preset != Preset.DEFAULT || values.has(LEAF_ORDER);
    return new OrderConfig(
        preset,
        values.choice("order.linkage", preset.linkage),
        values.choice("order.distance", preset.distance),
        values.choice(LEAF_ORDER, preset.leafOrder),
        values.flag(GENERAL_CLASS_FIRST, !isNamed));
  }

  /** The algorithm with these settings. */
  public ClassOrdering ordering() {
    return new ClassOrdering(linkage, distance, leafOrder);
  }
}
