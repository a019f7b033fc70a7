package org.classblocks.blocks.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.classblocks.similarity.ClassList;
import org.junit.jupiter.api.Test;

class CommonNodesTest {
  /** Guitars are also toys; a class stands at music itself, and one nowhere. */
  private final CommonNodes nodes =
      new CommonNodes(
          Taxonomy.of(
              new TaxonomyGraph.Builder()
                  .put("guitar", "music")
                  .put("guitar", "toys")
                  .put("ball", "toys")
                  .put("piano", "music")
                  .put("drum", "music")
                  .put("sea", "world")
                  .build(),
              new ClassList(
                  List.of("guitar", "ball", "piano", "drum", "music", "sea", "?"), List.of())));

  @Test
  void theSmallestCommonNodeCountsWithItsOtherClasses() {
    assertThat(nodes.share(0, 1)).isZero();
    assertThat(nodes.share(0, 2)).isEqualTo(0.5);
    assertThat(nodes.share(4, 2)).isEqualTo(0.5);
    assertThat(nodes.share(1, 2)).as("nothing in common").isEqualTo(1);
  }

  @Test
  void aClassMayStandBelowAnother() {
    assertThat(nodes.isBelow(0, 4)).isTrue();
    assertThat(nodes.isBelow(4, 0)).isFalse();
    assertThat(nodes.isBelow(0, 0)).isFalse();
    assertThat(nodes.isBelow(6, 4)).isFalse();
    assertThat(nodes.have(6, 4)).isFalse();
  }
}
