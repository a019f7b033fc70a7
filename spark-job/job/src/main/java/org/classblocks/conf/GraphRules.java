package org.classblocks.conf;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.classblocks.UserErrorException;
import org.classblocks.order.linkage.DistanceMeasure;
import org.classblocks.order.linkage.Linkage;

/** Says which keys a similarity graph cannot have, because they need all pairs or more reads. */
final class GraphRules {
  private static final Set<Linkage> LINKAGES =
      Set.of(Linkage.AVERAGE, Linkage.COMPLETE, Linkage.SINGLE);

  private GraphRules() {}

  /**
   * Checks a configuration that asks for a graph.
   *
   * @throws UserErrorException naming the key that does not fit
   */
  static void check(JobConfig config) {
    if (config.similarity().form() == SimilarityConfig.Form.GRAPH) {
      require(config);
    }
  }

  /**
   * Checks a configuration of similarities that are a graph.
   *
   * @throws UserErrorException naming the key that does not fit
   */
  static void require(JobConfig config) {
    obstacle(config)
        .ifPresent(
            key -> {
              throw UserErrorException.usage(
                  "Configuration key %s: it needs the similarities of all pairs, and"
                      + " similarity.form is graph. Leave one of them out.",
                  key);
            });
  }

  /** A key that a graph cannot have, if there is one. */
  static Optional<String> obstacle(JobConfig config) {
    InputConfig input = config.input();
    return Stream.of(
            key("similarity.measure", config.similarity().isOfMeans()),
            key("similarity.given", !config.similarity().given().isEmpty()),
            key("similarity.folds", config.similarity().folds() == SimilarityConfig.Folds.KEEP),
            key("blocks.support", config.blocks().support()),
            key("order.distance", config.order().distance() != DistanceMeasure.CORRELATION),
            key("order.linkage", !LINKAGES.contains(config.order().linkage())),
            key("input.cluster", input.cluster().isPresent()),
            key("input.attributes", !input.attributes().isEmpty()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> key(String key, boolean isSet) {
    return isSet ? Optional.of(key) : Optional.empty();
  }
}
