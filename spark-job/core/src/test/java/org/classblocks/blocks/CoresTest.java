package org.classblocks.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.classblocks.blocks.find.BlockFinder;
import org.classblocks.blocks.find.LinkFinder;
import org.classblocks.blocks.find.SamplingNoise;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.ClassOrdering;
import org.classblocks.order.OrderQuality;
import org.classblocks.order.leaves.LeafOrder;
import org.classblocks.order.linkage.DistanceMeasure;
import org.classblocks.order.linkage.Linkage;
import org.classblocks.similarity.Neighbours;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.api.Test;

/** Order, criteria, blocks, links and neighbours are the same to the last bit on any cores. */
class CoresTest {
  private static final int CLASSES = 720;
  private static final int SAMPLES = 1500;
  private static final int GROUP = 120;

  private record Found(
      List<Integer> order,
      Optional<OrderQuality> quality,
      List<Block> blocks,
      List<Link> links,
      List<List<Integer>> neighbours) {

    static Found in(SimilarityMatrix similarity) {
      ClassOrder order =
          new ClassOrdering(Linkage.AVERAGE, DistanceMeasure.CORRELATION, LeafOrder.GLOBAL)
              .order(similarity);
      SamplingNoise noise = SamplingNoise.ofNormalScores(CLASSES, SAMPLES);
      BlockForest forest = new BlockFinder(3, 4).find(similarity, order, noise);
      Neighbours neighbours = Neighbours.of(similarity, 10);
      return new Found(
          list(order.permutation().toArray()),
          order.quality(),
          forest.blocks(),
          new LinkFinder(1).find(similarity, order, forest, noise),
          IntStream.range(0, CLASSES).mapToObj(id -> list(neighbours.of(id))).toList());
    }

    private static List<Integer> list(int[] numbers) {
      return Arrays.stream(numbers).boxed().toList();
    }
  }

  @Test
  void oneThreadAndThreeFindTheSame() throws InterruptedException, ExecutionException {
    SimilarityMatrix similarity = grouped();
    Found byOne = by(1, similarity);
    assertThat(byOne.blocks()).hasSizeGreaterThan(3);
    assertThat(byOne.links()).isNotEmpty();
    assertThat(by(3, similarity)).isEqualTo(byOne);
  }

  private static Found by(int threads, SimilarityMatrix similarity)
      throws InterruptedException, ExecutionException {
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      return pool.submit(() -> Found.in(similarity)).get();
    } finally {
      pool.shutdown();
    }
  }

  /** Two halves of three groups each; the first groups of both halves have something in common. */
  private static SimilarityMatrix grouped() {
    Random random = new Random(7);
    double[][] factors = Matrices.drawn(9, SAMPLES, (factor, sample) -> random.nextGaussian());
    return Matrices.ofScores(
        Matrices.drawn(
            CLASSES,
            SAMPLES,
            (id, sample) ->
                factors[group(id)][sample]
                    + factors[6 + group(id) / 3][sample]
                    + (group(id) % 3 == 0 ? 0.8 * factors[8][sample] : 0)
                    + random.nextGaussian()));
  }

  /** The members of a group have ids from all over, so that every thread meets some. */
  private static int group(int id) {
    return id * 7 % CLASSES / GROUP;
  }
}
