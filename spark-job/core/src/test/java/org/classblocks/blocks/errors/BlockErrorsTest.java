package org.classblocks.blocks.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;
import org.classblocks.linalg.Permutation;
import org.classblocks.linalg.SparseMatrix;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.linkage.Dendrogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockErrorsTest {
  private static final int NOTHING = 6;

  /** Six classes that stand in the order 5, 4, 3, 2, 1, 0. */
  private static ClassOrder order() {
    Dendrogram chain =
        new Dendrogram(
            6, new int[] {0, 6, 7, 8, 9}, new int[] {1, 2, 3, 4, 5}, new double[] {1, 2, 3, 4, 5});
    return new ClassOrder(chain, Permutation.of(5, 4, 3, 2, 1, 0), new int[] {0, 1, 2, 3, 4, 5}, 6);
  }

  private static Block block(int id, int parent, int depth, int start, int end) {
    return new Block(id, parent, depth, start, end, 0, 0, 0, 0, Double.NaN, 0, -1, "");
  }

  /** Classes 1 to 4, and 1 and 2 among them. */
  private static BlockForest forest() {
    return new BlockForest(List.of(block(0, -1, 0, 1, 5), block(1, 0, 1, 3, 5)), 0, 6);
  }

  @Test
  void errorsCountForEveryBlockAroundThem() {
    SparseMatrix confusion =
        SparseMatrix.builder(7)
            .add(0, 0, 10)
            .add(0, 1, 2)
            .add(1, 1, 5)
            .add(1, 2, 3)
            .add(1, 0, 1)
            .add(2, 1, 0.5)
            .add(2, 4, 1.5)
            .add(3, 3, 4)
            .add(4, NOTHING, 2)
            .add(NOTHING, 2, 100)
            .build();
    BlockErrors errors = BlockErrors.of(confusion, order(), forest(), Optional.empty());
    assertThat(errors.labels()).isEqualTo(29);
    assertThat(errors.errors()).isEqualTo(10);
    BlockErrors.OfBlock outer = errors.blocks().get(0);
    assertThat(outer.labels()).isEqualTo(17);
    assertThat(outer.errors()).isEqualTo(8);
    assertThat(outer.inside()).isEqualTo(5);
    assertThat(outer.errorRate()).isEqualTo(8 / 17.0);
    assertThat(outer.insideShare()).isEqualTo(5 / 8.0);
    assertThat(outer.pairs())
        .containsExactly(
            new ConfusedPair(1, 2, 3), new ConfusedPair(2, 4, 1.5), new ConfusedPair(2, 1, 0.5));
    BlockErrors.OfBlock inner = errors.blocks().get(1);
    assertThat(inner.labels()).isEqualTo(11);
    assertThat(inner.errors()).isEqualTo(6);
    assertThat(inner.inside()).isEqualTo(3.5);
    assertThat(inner.pairs())
        .containsExactly(new ConfusedPair(1, 2, 3), new ConfusedPair(2, 1, 0.5));
    assertThat(errors.levels())
        .containsExactly(
            new BlockErrors.Level(0, 1, 8, 5, 0.5, 8 * 3 / 5.0 / 10),
            new BlockErrors.Level(1, 1, 6, 3.5, 0.35, 6 * 1 / 5.0 / 10));
  }

  @Test
  void withoutLabelsOrErrorsRatesAreUnknown() {
    BlockErrors none =
        BlockErrors.of(SparseMatrix.builder(7).build(), order(), forest(), Optional.empty());
    assertThat(none.blocks().get(0).errorRate()).isNaN();
    assertThat(none.levels().get(0).insideShare()).isNaN();
    SparseMatrix perfect = SparseMatrix.builder(7).add(1, 1, 3).build();
    BlockErrors right = BlockErrors.of(perfect, order(), forest(), Optional.empty());
    assertThat(right.blocks().get(1).errorRate()).isZero();
    assertThat(right.blocks().get(1).insideShare()).isNaN();
    assertThat(right.blocks().get(1).pairs()).isEmpty();
  }

  @Test
  void withoutBlocksThereAreNoLevels() {
    BlockErrors errors =
        BlockErrors.of(
            SparseMatrix.builder(7).add(1, 2, 3).build(),
            order(),
            new BlockForest(List.of(), 0, 6),
            Optional.empty());
    assertThat(errors.levels()).isEmpty();
    assertThat(errors.errors()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyErrorIsInsideTheBlocksThatHoldBothClasses(long seed) {
    Random random = new Random(seed);
    double[][] dense = new double[7][7];
    SparseMatrix.Builder confusion = SparseMatrix.builder(7);
    for (int actual = 0; actual < 7; actual++) {
      for (int predicted = 0; predicted < 7; predicted++) {
        if (random.nextInt(3) > 0 && actual + predicted < 2 * NOTHING) {
          dense[actual][predicted] = random.nextInt(4) + 1;
          confusion.add(actual, predicted, dense[actual][predicted]);
        }
      }
    }
    BlockErrors found = BlockErrors.of(confusion.build(), order(), forest(), Optional.empty());
    int[][] members = {{1, 2, 3, 4}, {1, 2}};
    for (int id = 0; id < members.length; id++) {
      List<Double> counts = new ArrayList<>();
      for (int actual : members[id]) {
        for (int predicted : members[id]) {
          if (actual != predicted && dense[actual][predicted] > 0) {
            counts.add(dense[actual][predicted]);
          }
        }
      }
      counts.sort((a, b) -> Double.compare(b, a));
      double sum = counts.stream().mapToDouble(Double::doubleValue).sum();
      assertThat(found.blocks().get(id).inside()).as("seed " + seed).isCloseTo(sum, within(1e-12));
      assertThat(found.blocks().get(id).pairs())
          .as("seed " + seed)
          .extracting(ConfusedPair::count)
          .isEqualTo(counts.subList(0, Math.min(5, counts.size())));
    }
  }

  @Test
  void refusesConfusionOfOtherClasses() {
    SparseMatrix other = SparseMatrix.builder(6).build();
    assertThatThrownBy(() -> BlockErrors.of(other, order(), forest(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("confusion of 6 rows, 6 classes");
  }
}
