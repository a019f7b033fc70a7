package org.classblocks.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.classblocks.synthetic.Hierarchy;
import org.junit.jupiter.api.Test;

/** The hierarchy that the sample log is planted from. */
class SampleHierarchyTest {
  private static final Path THINGS = Path.of("../../sample-data/things.csv");

  @Test
  void namesAreUniqueAndGroupsHaveThreeMembersOrMore() throws IOException {
    Hierarchy hierarchy;
    try (Reader reader = Files.newBufferedReader(THINGS)) {
      hierarchy = HierarchyCsv.read(reader, THINGS.toString());
    }
    assertThat(hierarchy.names()).hasSizeGreaterThan(200).doesNotHaveDuplicates().isSorted();
    assertThat(hierarchy.levels()).isEqualTo(2);
    for (int level = 0; level < 2; level++) {
      int[] sizes = new int[hierarchy.blocks(level)];
      int outside = 0;
      for (int id = 0; id < hierarchy.classes(); id++) {
        int block = hierarchy.block(level, id);
        if (block == Hierarchy.NONE) {
          outside++;
        } else {
          sizes[block]++;
        }
      }
      assertThat(outside).as("classes in no group of level %d", level).isPositive();
      for (int size : sizes) {
        assertThat(size).isGreaterThanOrEqualTo(3);
      }
    }
  }
}
