package org.classblocks.app.find;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.classblocks.Text;
import org.classblocks.app.session.Counts;
import org.classblocks.app.session.Progress;
import org.classblocks.app.session.Stage;
import org.classblocks.blocks.BlockForest;
import org.classblocks.blocks.Link;
import org.classblocks.blocks.find.BlockFinder;
import org.classblocks.blocks.find.GeneralClassesFirst;
import org.classblocks.blocks.find.GeneralClassesFirst.OrderedBlocks;
import org.classblocks.blocks.find.LinkFinder;
import org.classblocks.blocks.find.PeakShares;
import org.classblocks.blocks.find.SamplingNoise;
import org.classblocks.conf.BlocksConfig;
import org.classblocks.conf.OrderConfig;
import org.classblocks.moments.batch.Marginals;
import org.classblocks.moments.batch.SampleSize;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.Containment;
import org.classblocks.similarity.Similarity;

/** Finds the blocks and the links between them. */
public record BlockSearch(BlocksConfig config, Progress progress) {
  /** The least contrast of a link: there are far more pairs of blocks than nodes. */
  private static final double LINK_CONTRAST = 5;

  /** Smaller sums of squares may have lost digits to underflow. */
  private static final double LEAST_SQUARES = 0x1p-970;

  /**
   * The blocks and links.
   *
   * @param order the order that they are in
   * @param links the links between the blocks, the clearest first
   */
  record FoundBlocks(ClassOrder order, BlockForest blocks, List<Link> links) {}

  /**
   * Finds blocks and links. Puts the general class of each block first, if the configuration says
   * so.
   *
   * @param plain the order, whatever the general classes are
   * @param ordering how the classes are put in order
   * @param containment how far each class is contained in each other
   * @param marginals the scores of each class that the matrix is computed from
   */
  FoundBlocks run(
      Similarity similarity,
      ClassOrder plain,
      OrderConfig ordering,
      Containment containment,
      Marginals marginals) {
    progress.begin(Stage.BLOCKS);
    BlockForest found = blocks(similarity, plain, Optional.of(containment), marginals);
    OrderedBlocks ordered =
        ordering.generalClassFirst()
            ? new GeneralClassesFirst(ordering.ordering()).of(similarity, plain, found)
            : new OrderedBlocks(plain, found);
    ClassOrder order = ordered.order();
    BlockForest blocks = ordered.blocks();
    List<Link> links =
        new LinkFinder(Math.max(LINK_CONTRAST, config.minContrast()))
            .find(similarity, order, blocks, noise(marginals));
    progress.end(
        Text.of(
            "%s, %d at the top, %s",
            Counts.of(blocks.blocks().size(), "block", "blocks"),
            blocks.roots().size(),
            Counts.of(links.size(), "link", "links")));
    return new FoundBlocks(order, blocks, links);
  }

  /**
   * Finds the blocks only.
   *
   * @param containment how far each class is contained in each other; without it, blocks have no
   *     general class
   */
  public BlockForest blocks(
      Similarity similarity,
      ClassOrder order,
      Optional<Containment> containment,
      Marginals marginals) {
    return new BlockFinder(config.minSize(), config.minContrast())
        .find(similarity, order, noise(marginals), containment);
  }

  /**
   * Counts independent samples. It assumes that each sample has the most extreme score at the
   * largest weight, so the search is cautious. A sample that depends on others counts with them.
   */
  private static SamplingNoise noise(Marginals marginals) {
    return SamplingNoise.of(
        marginals.sampleSize().independent(),
        IntStream.range(0, marginals.size()).mapToObj(id -> peaks(marginals, id)).toList());
  }

  /** The shares in units of the standard deviation, because the squares may exceed a double. */
  private static PeakShares peaks(Marginals marginals, int id) {
    SampleSize size = marginals.sampleSize();
    double squares = marginals.squares(id);
    double sd = marginals.sd(id);
    boolean areHeld = squares >= LEAST_SQUARES && squares <= Double.MAX_VALUE;
    boolean isInDeviations = !areHeld && sd > 0 && sd <= Double.MAX_VALUE;
    double unit = isInDeviations ? sd : 1;
    return PeakShares.of(
        marginals.min(id) / unit,
        marginals.max(id) / unit,
        marginals.mean(id) / unit,
        (isInDeviations ? size.divisor() : squares)
            / size.largestWeight()
            / size.samplesPerExtreme());
  }
}
