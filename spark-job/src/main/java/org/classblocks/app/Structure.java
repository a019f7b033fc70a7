package org.classblocks.app;

import java.util.Optional;
import org.classblocks.conf.JobConfig;
import org.classblocks.moments.LabelCounts;
import org.classblocks.moments.Marginals;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.FoldedMoments;
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

  /**
   * The results that follow from similarities and from what is known of each class.
   *
   * @param folds what is known of each fold of the samples, if blocks get a support
   */
  RunResults of(
      SimilarityMatrix similarity,
      Marginals marginals,
      Optional<LabelCounts> labels,
      Optional<FoldedMoments> folds) {
    ClassOrder order = order(similarity);
    BlockSearch.Found found =
        new BlockSearch(config.blocks(), progress).run(similarity, order, marginals);
    return new RunResults(
        marginals,
        labels,
        similarity,
        Neighbours.of(similarity, config.output().neighbours()),
        order,
        folds
            .map(
                moments ->
                    new Resampling(config, progress)
                        .supported(found.blocks(), order, similarity, moments))
            .orElse(found.blocks()),
        found.links());
  }

  private ClassOrder order(SimilarityMatrix similarity) {
    progress.begin("Ordering");
    ClassOrder order = Terms.ordering(config.order()).order(similarity);
    progress.end(Counts.classes(order.dendrogram().leafCount()));
    return order;
  }
}
