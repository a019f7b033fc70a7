package org.classblocks.report.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.classblocks.blocks.BlockForest;
import org.classblocks.fixtures.Forests;
import org.junit.jupiter.api.Test;

class BlockLabelTest {
  private static final BlockForest FOREST =
      Forests.of(
          100,
          new int[] {0, 50},
          new int[] {0, 20},
          new int[] {0, 18},
          new int[] {0, 6},
          new int[] {30, 40},
          new int[] {60, 90});

  @Test
  void namesTheLargestFromTopToBottomOuterOnesFirst() {
    assertThat(names(BlockLabel.choose(FOREST, 3, 1)))
        .containsExactly("block 0", "block 1", "block 5");
  }

  @Test
  void passesOverABlockThatIsNearlyItsParent() {
    assertThat(names(BlockLabel.choose(FOREST, 10, 1)))
        .containsExactly("block 0", "block 1", "block 3", "block 4", "block 5");
  }

  @Test
  void countsTheNamedBlocksAround() {
    assertThat(BlockLabel.choose(FOREST, 10, 1))
        .extracting(BlockLabel::level)
        .containsExactly(0, 1, 2, 1, 0);
  }

  @Test
  void leavesOutSmallBlocks() {
    assertThat(names(BlockLabel.choose(FOREST, 10, 20)))
        .containsExactly("block 0", "block 1", "block 5");
  }

  @Test
  void choosesNothingFromNothing() {
    assertThat(BlockLabel.choose(Forests.of(0), 10, 1)).isEmpty();
    assertThat(BlockLabel.choose(FOREST, 0, 1)).isEmpty();
  }

  private static List<String> names(List<BlockLabel> labels) {
    return labels.stream().map(label -> label.block().name()).toList();
  }
}
