package org.classblocks.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.classblocks.UserErrorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlockLayoutTest {
  private static BlockLayout layout(int classes, String sizes, double unblocked) {
    return new BlockLayout(classes, LevelSizes.parseLevels(sizes), unblocked);
  }

  /** The number of classes in each block of a level, by number of the block. */
  private static int[] sizes(Hierarchy hierarchy, int level) {
    int[] sizes = new int[hierarchy.blocks(level)];
    for (int id = 0; id < hierarchy.classes(); id++) {
      if (hierarchy.block(level, id) != Hierarchy.NONE) {
        sizes[hierarchy.block(level, id)]++;
      }
    }
    return sizes;
  }

  @Test
  void takesListedSizesInTurnAndLetsTheLastTakeWhatIsLeft() {
    assertThat(sizes(layout(752, "5,300,40", 0).plant(1), 0))
        .containsExactly(5, 300, 40, 5, 300, 40, 5, 57);
  }

  @Test
  void restSmallerThanTheSmallestSizeJoinsThePartBefore() {
    assertThat(sizes(layout(109, "50", 0).plant(1), 0)).containsExactly(50, 59);
    assertThat(sizes(layout(7, "50", 0).plant(1), 0)).containsExactly(7);
  }

  @Test
  void innerLevelsCutEachBlock() {
    Hierarchy hierarchy = layout(50, "20,30/10/4", 0).plant(1);
    assertThat(sizes(hierarchy, 0)).containsExactly(20, 30);
    assertThat(sizes(hierarchy, 1)).containsExactly(10, 10, 10, 10, 10);
    assertThat(sizes(hierarchy, 2)).containsExactly(4, 6, 4, 6, 4, 6, 4, 6, 4, 6);
    for (int block = 0; block < 5; block++) {
      assertThat(hierarchy.parent(1, block)).isEqualTo(block < 2 ? 0 : 1);
    }
  }

  @Test
  void rangeGivesSizesOfAllMagnitudes() {
    int[] sizes = sizes(layout(20_000, "5-300", 0).plant(1), 0);
    int[] whole = IntStream.range(0, sizes.length - 1).map(block -> sizes[block]).toArray();
    assertThat(IntStream.of(whole)).allMatch(size -> size >= 5 && size <= 300);
    // A third of the logarithms from 5 to 301 lies below 19.6 and a third above 76.8.
    double third = whole.length / 3.0;
    double bound = 5 * Math.sqrt(whole.length * 2.0 / 9);
    assertThat((double) IntStream.of(whole).filter(size -> size < 20).count())
        .isBetween(third - bound, third + bound);
    assertThat((double) IntStream.of(whole).filter(size -> size > 76).count())
        .isBetween(third - bound, third + bound);
  }

  @Test
  void unblockedClassesAreInNoBlockOnAnyLevel() {
    Hierarchy hierarchy = layout(200, "20/5", 0.25).plant(1);
    assertThat(IntStream.of(sizes(hierarchy, 0)).sum()).isEqualTo(150);
    for (int id = 0; id < 200; id++) {
      assertThat(hierarchy.block(1, id) == Hierarchy.NONE)
          .isEqualTo(hierarchy.block(0, id) == Hierarchy.NONE);
    }
    assertThat(layout(10, "5", 1).plant(1).blocks(0)).isZero();
  }

  @Test
  void classIdsSayNothingAboutBlocks() {
    Hierarchy hierarchy = layout(1000, "10", 0).plant(1);
    long neighbours =
        IntStream.range(1, 1000)
            .filter(id -> hierarchy.block(0, id) == hierarchy.block(0, id - 1))
            .count();
    // Nine are expected of a random order, 900 of one by blocks.
    assertThat(neighbours).isLessThan(9 + 5 * 3);
  }

  @Test
  void followsFromTheSeed() {
    assertThat(blocks(1)).isEqualTo(blocks(1)).isNotEqualTo(blocks(2));
  }

  private static int[] blocks(long seed) {
    Hierarchy hierarchy = layout(60, "5-20", 0.1).plant(seed);
    return IntStream.range(0, 60).map(id -> hierarchy.block(0, id)).toArray();
  }

  @Test
  void namesSortLikeIds() {
    assertThat(layout(300, "5", 0).plant(1).names()).startsWith("class 000").endsWith("class 299");
    assertThat(layout(1, "5", 0).plant(1).names()).containsExactly("class 0");
  }

  @Test
  void noLevelsMeanNoBlocks() {
    assertThat(layout(5, "2", 0).plant(1).levels()).isOne();
    assertThat(new BlockLayout(5, List.of(), 0).plant(1).levels()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "75/0/5", "75//5", "abc", "10-5", "1-2-3", "-5", "5,,6", "1e3"})
  void refusesSizesThatAreNone(String sizes) {
    assertThatThrownBy(() -> LevelSizes.parseLevels(sizes))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("size")
        .hasMessageContaining("found");
  }

  static Stream<String> writtenSizes() {
    return Stream.of("100", "5,300,40", "5-300");
  }

  @ParameterizedTest
  @MethodSource("writtenSizes")
  void sizesAreWrittenAsTheyAreRead(String sizes) {
    assertThat(LevelSizes.parseLevels(sizes).get(0)).hasToString(sizes);
  }

  @ParameterizedTest
  @CsvSource({"0, 0, classes", "-3, 0, classes", "5, -0.1, unblocked", "5, NaN, unblocked"})
  void refusesWhatCannotBePlanted(int classes, double unblocked, String named) {
    assertThatThrownBy(() -> layout(classes, "5", unblocked))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining(named);
  }
}
