package org.classblocks.app;

import java.util.Optional;
import org.classblocks.conf.JobConfig;
import org.classblocks.moments.LabelCounts;
import org.classblocks.moments.Marginals;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.ClassOrdering;
import org.classblocks.similarity.Neighbours;
import org.classblocks.similarity.SimilarityMatrix;
import org.classblocks.write.RunResults;

/**
 * The stations from similarities to results: the order and the blocks. They need nothing of the
 * logs but what is handed over.
 */
final class Structure {
  private final JobConfig config;
  private final Progress progress;

  Structure(JobConfig config, Progress progress) {
    this.config = config;
    this.progress = progress;
  }

  /** The results that follow from similarities and from what is known of each class. */
  RunResults of(SimilarityMatrix similarity, Marginals marginals, Optional<LabelCounts> labels) {
    ClassOrder order = order(similarity);
    BlockSearch.Found found =
        new BlockSearch(config.blocks(), progress).run(similarity, order, marginals);
    return new RunResults(
        marginals,
        labels,
        similarity,
        Neighbours.of(similarity, config.output().neighbours()),
        order,
        found.blocks(),
        found.links());
  }

  private ClassOrder order(SimilarityMatrix similarity) {
    progress.begin("Ordering");
    ClassOrder order =
        new ClassOrdering(
                Terms.linkage(config.order().linkage()),
                Terms.distance(config.order().distance()),
                Terms.leafOrder(config.order().leafOrder()))
            .order(similarity);
    progress.end(Counts.classes(order.dendrogram().leafCount()));
    return order;
  }
}
