package org.classblocks.report.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;
import org.classblocks.fixtures.Forests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionTest {
  /** Nested blocks over some of the positions up to an end. */
  private static BlockForest forest(int classCount, int end, Random random) {
    List<int[]> bounds = new ArrayList<>();
    addBlocks(0, end, random, bounds);
    return Forests.of(classCount, bounds.toArray(int[][]::new));
  }

  private static void addBlocks(int start, int end, Random random, List<int[]> bounds) {
    int from = start;
    while (from < end - 2) {
      int to = from + 2 + random.nextInt(Math.max(1, end - from - 2));
      if (random.nextInt(3) > 0 && to - from < end - start) {
        bounds.add(new int[] {from, to});
        addBlocks(from, to, random, bounds);
      }
      from = to;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void partsAndRowsHoldEveryClassOnceAndCutNoBlockWithoutNeed(long seed) {
    Random random = new Random(seed);
    int classCount = 200 + random.nextInt(3000);
    int compared = classCount - random.nextInt(200);
    int mostClasses = 5 + random.nextInt(60);
    int mostRows = 3 + random.nextInt(40);
    BlockForest forest = forest(classCount, compared, random);
    List<Part> parts = Partition.of(forest, classCount, compared, mostClasses, mostRows);
    assertThat(parts.get(0)).extracting(Part::start, Part::end).containsExactly(0, classCount);
    for (Part part : parts) {
      String where = "seed " + seed + ", " + part;
      assertThat(parts.get(part.id())).isSameAs(part);
      assertThat(part.rows().get(0).start()).as(where).isEqualTo(part.start());
      assertThat(part.rows().get(part.rows().size() - 1).end()).as(where).isEqualTo(part.end());
      for (int row = 1; row < part.rows().size(); row++) {
        assertThat(part.rows().get(row).start()).isEqualTo(part.rows().get(row - 1).end());
      }
      if (part.size() <= mostClasses) {
        assertThat(part.isOfClasses()).as(where).isTrue();
        assertThat(part.rows()).allMatch(row -> row.part() == -1);
      } else {
        assertThat(part.rows().size()).as(where).isBetween(2, mostRows);
        for (Part.Row row : part.rows()) {
          Part inner = parts.get(row.part());
          assertThat(inner.parent()).as(where).isEqualTo(part.id());
          assertThat(inner.start()).as(where).isLessThanOrEqualTo(row.start());
          assertThat(inner.end()).as(where).isGreaterThanOrEqualTo(row.end());
          assertThat(inner.size()).as(where).isLessThan(part.size());
          assertThat(forest.blocks())
              .as(where)
              .noneMatch(block -> isCut(block, row.end()) && !holds(block, row, part));
        }
      }
    }
  }

  private static boolean isCut(Block block, int place) {
    return block.start() < place && place < block.end();
  }

  /** Whether a block is larger than all that a row could be part of without it. */
  private static boolean holds(Block block, Part.Row row, Part part) {
    return (block.start() <= row.start() && row.end() < block.end() && block.size() > row.size())
        || block.size() > part.size();
  }

  @Test
  void classesWithoutACorrelationAreOneRowOfTheWhole() {
    List<Part> parts = Partition.of(Forests.of(1000), 1000, 700, 50, 20);
    Part whole = parts.get(0);
    assertThat(whole.rows().get(whole.rows().size() - 1))
        .extracting(Part.Row::start, Part.Row::end)
        .containsExactly(700, 1000);
    assertThat(whole.rows().subList(0, whole.rows().size() - 1))
        .allMatch(row -> row.size() >= 20 && row.size() <= 70);
  }

  @Test
  void rowsOfPlantedBlocksAreThese() {
    int[][] bounds = new int[20][];
    for (int block = 0; block < bounds.length; block++) {
      bounds[block] = new int[] {100 * block, 100 * (block + 1)};
    }
    List<Part> parts = Partition.of(Forests.of(2000, bounds), 2000, 2000, 300, 30);
    assertThat(parts.get(0).rows()).hasSize(20).allMatch(row -> row.size() == 100);
    assertThat(parts).allMatch(part -> part.id() == 0 || part.isOfClasses());
  }

  @Test
  void aDeepChainOfBlocksComesToAnEnd() {
    int[][] bounds = new int[400][];
    for (int block = 0; block < bounds.length; block++) {
      bounds[block] = new int[] {block, 1000};
    }
    List<Part> parts = Partition.of(Forests.of(1000, bounds), 1000, 1000, 100, 10);
    assertThat(parts).allMatch(part -> part.rows().size() <= 100);
  }
}
