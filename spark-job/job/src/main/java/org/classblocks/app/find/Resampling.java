package org.classblocks.app.find;

import java.util.Optional;
import org.classblocks.Text;
import org.classblocks.app.session.Counts;
import org.classblocks.app.session.Progress;
import org.classblocks.app.session.Stage;
import org.classblocks.blocks.BlockForest;
import org.classblocks.blocks.find.BlockSupport;
import org.classblocks.conf.JobConfig;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.FoldedMoments;
import org.classblocks.similarity.HalfSamples;
import org.classblocks.similarity.Similarity;

/**
 * Measures how often blocks come back: each resample gets its own similarities, order and blocks.
 */
public record Resampling(FoldedMoments folds, JobConfig config, Progress progress)
    implements OrderAndBlocks.Support {
  @Override
  public BlockForest of(BlockForest blocks, ClassOrder order, Similarity similarity) {
    progress.begin(Stage.SUPPORT);
    BlockSupport support = new BlockSupport(blocks, order);
    BlockSearch search = new BlockSearch(config.blocks(), progress);
    int done = 0;
    for (int[] half : HalfSamples.all()) {
      Similarity found = folds.similarity(half, similarity.classes());
      Similarity resampled = config.similarity().clipNegative() ? found.clipped() : found;
      ClassOrder tree = config.order().ordering().unturned(resampled);
      support.accept(search.blocks(resampled, tree, Optional.empty(), folds.marginals(half)), tree);
      progress.update(Text.of("%d of %d half-samples", ++done, HalfSamples.COUNT));
    }
    BlockForest supported = blocks.withSupport(support.result());
    progress.end(
        Text.of(
            "%s, %s of them found in most half-samples",
            Counts.of(blocks.blocks().size(), "block", "blocks"),
            supported.blocks().stream().filter(block -> block.support() > 0.5).count()));
    return supported;
  }
}
