package org.classblocks.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BlockForestTest {
  private static final Block OUTER = block(0, -1, 0, 1, 8);
  private static final Block FIRST = block(1, 0, 1, 1, 4);
  private static final Block SECOND = block(2, 0, 1, 5, 8);
  private static final Block INNERMOST = block(3, 2, 2, 5, 7);
  private static final Block ALONE = block(4, -1, 0, 8, 10);
  private static final BlockForest FOREST =
      new BlockForest(List.of(OUTER, FIRST, SECOND, INNERMOST, ALONE), 0.1, 11);

  private static Block block(int id, int parentId, int depth, int start, int end) {
    return new Block(id, parentId, depth, start, end, 0.5, 0.1, 0.3, 7, Double.NaN, 0, -1, "a, b");
  }

  @Test
  void knowsWhoLiesInWhom() {
    assertThat(FOREST.roots()).containsExactly(OUTER, ALONE);
    assertThat(FOREST.children(OUTER)).containsExactly(FIRST, SECOND);
    assertThat(FOREST.children(SECOND)).containsExactly(INNERMOST);
    assertThat(FOREST.children(ALONE)).isEmpty();
  }

  @Test
  void knowsThePathOfEveryPosition() {
    assertThat(FOREST.pathAt(0)).isEmpty();
    assertThat(FOREST.pathAt(1)).containsExactly(0, 1);
    assertThat(FOREST.pathAt(4)).containsExactly(0);
    assertThat(FOREST.pathAt(6)).containsExactly(0, 2, 3);
    assertThat(FOREST.pathAt(7)).containsExactly(0, 2);
    assertThat(FOREST.pathAt(9)).containsExactly(4);
    assertThat(FOREST.pathAt(10)).isEmpty();
    assertThat(FOREST.innermostAt(6)).isEqualTo(3);
    assertThat(FOREST.innermostAt(10)).isEqualTo(-1);
  }

  @Test
  void mayBeEmpty() {
    BlockForest none = new BlockForest(List.of(), 0, 0);
    assertThat(none.blocks()).isEmpty();
    assertThat(none.roots()).isEmpty();
  }

  static List<List<Block>> contradictions() {
    return List.of(
        List.of(block(1, -1, 0, 0, 3)),
        List.of(block(0, -1, 1, 0, 3)),
        List.of(block(0, 0, 0, 0, 3)),
        List.of(block(0, -1, 0, 3, 3)),
        List.of(block(0, -1, 0, -1, 3)),
        List.of(block(0, -1, 0, 9, 12)),
        List.of(OUTER, block(1, -1, 0, 2, 4)),
        List.of(OUTER, block(1, 0, 2, 2, 4)),
        List.of(OUTER, block(1, 0, 1, 1, 8)),
        List.of(OUTER, block(1, 0, 1, 6, 10)),
        List.of(OUTER, FIRST, block(2, 1, 2, 3, 6)),
        List.of(block(0, -1, 0, 2, 4), block(1, -1, 0, 0, 6)));
  }

  @ParameterizedTest
  @MethodSource("contradictions")
  void refusesWhatIsNotNested(List<Block> blocks) {
    assertThatThrownBy(() -> new BlockForest(blocks, 0.1, 11))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("not nested: Block[");
  }
}
