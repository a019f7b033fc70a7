package org.classblocks.app.run;

import java.util.Optional;
import org.classblocks.app.find.OrderAndBlocks;
import org.classblocks.app.session.Progress;
import org.classblocks.app.source.Measured;
import org.classblocks.blocks.taxonomy.Taxonomy;
import org.classblocks.conf.JobConfig;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.Neighbours;
import org.classblocks.write.run.RunWriter;

/** A run whose similarities are known, and whose order and blocks are not yet. */
final class MeasuredRun {
  private final Measured measured;
  private final Measured shown;
  private final OrderAndBlocks search;
  private final Neighbours neighbours;

  /**
   * @param measured none of whose similarities are clipped
   */
  MeasuredRun(Measured measured, JobConfig config, Progress progress) {
    this.measured = measured;
    this.shown = measured.asConfigured(config.similarity());
    this.search = new OrderAndBlocks(config, progress);
    this.neighbours = search.neighbours(shown.similarity());
  }

  /** Adds the files that need no order. */
  void addTo(RunWriter writer) {
    writer.addMeasured(
        shown.log(), shown.similarity(), neighbours, shown.noise(), shown.suspects());
  }

  /**
   * Finds the order and the blocks.
   *
   * @param support the support of blocks, if asked for
   * @param taxonomy the taxonomy to compare the blocks with, if any
   */
  RunResult result(Optional<OrderAndBlocks.Support> support, Optional<Taxonomy> taxonomy) {
    RunResult found =
        search.of(shown.log(), shown.similarity(), neighbours, support, shown.groups(), taxonomy);
    return search
        .explained(found, measured.similarity(), measured.attributes())
        .withSuspects(measured.suspects())
        .withExamples(measured.examples())
        .withNoise(shown.noise());
  }
}
