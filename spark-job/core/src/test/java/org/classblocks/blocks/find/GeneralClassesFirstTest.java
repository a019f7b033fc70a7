package org.classblocks.blocks.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;
import org.classblocks.blocks.Matrices;
import org.classblocks.blocks.find.GeneralClassesFirst.OrderedBlocks;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.ClassOrdering;
import org.classblocks.order.leaves.LeafOrder;
import org.classblocks.order.linkage.DistanceMeasure;
import org.classblocks.order.linkage.Linkage;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneralClassesFirstTest {
  private static final int SAMPLES = 4_000;
  private static final ClassOrdering ORDERING =
      new ClassOrdering(Linkage.AVERAGE, DistanceMeasure.CORRELATION, LeafOrder.GLOBAL);

  /**
   * Classes 10 and 20 score whenever one of the five before them does, class 30 whenever any of
   * these does; classes above 30 have nothing in common.
   */
  private static double[][] animals(long seed) {
    Random random = new Random(seed);
    double[][] scores = Matrices.drawn(48, SAMPLES, (c, s) -> random.nextDouble() < 0.02 ? 1 : 0);
    for (int s = 0; s < SAMPLES; s++) {
      scores[30][s] = 0;
      for (int general : new int[] {10, 20}) {
        boolean isAny = random.nextDouble() < 0.06;
        scores[general][s] = isAny ? 1 : 0;
        for (int id = general - 5; id < general; id++) {
          scores[id][s] = isAny && random.nextDouble() < 0.3 ? 1 : 0;
        }
        scores[30][s] = Math.max(scores[30][s], scores[general][s]);
      }
    }
    return scores;
  }

  private record Found(SimilarityMatrix similarity, ClassOrder order, BlockForest blocks) {
    static Found of(double[][] scores) {
      SimilarityMatrix similarity = Matrices.ofScores(scores);
      ClassOrder order = ORDERING.order(similarity);
      return new Found(
          similarity,
          order,
          new BlockFinder(3, 4)
              .find(
                  similarity,
                  order,
                  Matrices.noise(scores),
                  Optional.of(GeneralityTest.containment(scores, similarity))));
    }

    OrderedBlocks led() {
      return new GeneralClassesFirst(ORDERING).of(similarity, order, blocks);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void plantedGeneralClassesStandFirst(long seed) {
    OrderedBlocks led = Found.of(animals(seed)).led();
    assertThat(led.blocks().blocks())
        .extracting(Block::generalClassId)
        .as("seed %d", seed)
        .contains(30)
        .containsAnyOf(10, 20);
    for (Block block : led.blocks().blocks()) {
      if (block.hasGeneralClass()) {
        assertThat(led.order().classAt(block.start()))
            .as("seed %d, %s", seed, block)
            .isEqualTo(leader(block, led));
      }
    }
  }

  /** The general class of the largest block around that has it inside this block, or its own. */
  private static int leader(Block block, OrderedBlocks led) {
    Set<Integer> inside = block.classes(led.order().permutation());
    int leader = block.generalClassId();
    for (int id = block.parentId(); id >= 0; id = led.blocks().blocks().get(id).parentId()) {
      int outer = led.blocks().blocks().get(id).generalClassId();
      leader = inside.contains(outer) ? outer : leader;
    }
    return leader;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theBlocksAreTheSame(long seed) {
    Found found = Found.of(animals(seed));
    OrderedBlocks led = found.led();
    assertThat(led.order().permutation()).isNotEqualTo(found.order.permutation());
    assertThat(contents(led.blocks(), led.order()))
        .containsExactlyInAnyOrderElementsOf(contents(found.blocks, found.order));
    assertThat(led.blocks().noiseFloor()).isEqualTo(found.blocks.noiseFloor());
  }

  /** What blocks are apart from their ids and positions. */
  private static List<List<Object>> contents(BlockForest forest, ClassOrder order) {
    return forest.blocks().stream()
        .<List<Object>>map(
            block ->
                List.of(
                    block.classes(order.permutation()),
                    block.parentId() < 0
                        ? Set.of()
                        : forest.blocks().get(block.parentId()).classes(order.permutation()),
                    block.depth(),
                    block.cohesion(),
                    block.separation(),
                    block.persistence(),
                    block.contrast(),
                    block.hubClassId(),
                    block.generalClassId(),
                    block.name()))
        .toList();
  }

  @Test
  void withoutGeneralClassesNothingChanges() {
    Random random = new Random(1);
    double[][] logits =
        Matrices.drawn(30, 500, (c, s) -> random.nextGaussian() + (c < 9 ? s % 3 : 0));
    Found found = Found.of(logits);
    assertThat(found.blocks.blocks()).isNotEmpty();
    OrderedBlocks led = found.led();
    assertThat(led.order()).isSameAs(found.order);
    assertThat(led.blocks()).isSameAs(found.blocks);
  }
}
