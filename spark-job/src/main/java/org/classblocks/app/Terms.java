package org.classblocks.app;

import org.classblocks.conf.ConfusionConfig;
import org.classblocks.conf.OrderConfig;
import org.classblocks.conf.SimilarityConfig;
import org.classblocks.linalg.Precision;
import org.classblocks.moments.PredictionRule;
import org.classblocks.order.ClassOrdering;
import org.classblocks.order.DistanceMeasure;
import org.classblocks.order.LeafOrder;
import org.classblocks.order.Linkage;

/** The words of the configuration as the stations know them; each has its namesake there. */
final class Terms {
  private Terms() {}

  static Linkage linkage(OrderConfig.Linkage word) {
    return Linkage.valueOf(word.name());
  }

  static DistanceMeasure distance(OrderConfig.Distance word) {
    return DistanceMeasure.valueOf(word.name());
  }

  static LeafOrder leafOrder(OrderConfig.LeafOrder word) {
    return LeafOrder.valueOf(word.name());
  }

  static ClassOrdering ordering(OrderConfig config) {
    return new ClassOrdering(
        linkage(config.linkage()), distance(config.distance()), leafOrder(config.leafOrder()));
  }

  static PredictionRule predictionRule(ConfusionConfig config) {
    return config.threshold().isPresent()
        ? PredictionRule.atLeast(config.threshold().getAsDouble())
        : PredictionRule.asManyAsLabels();
  }

  static Precision precision(SimilarityConfig.Precision word) {
    return Precision.valueOf(word.name());
  }
}
