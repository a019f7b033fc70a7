package org.classblocks.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.classblocks.linalg.SymmetricMatrix;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.ClassStatus;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.api.Test;

class BlockMembersTest {
  private static final ClassStatus OK = ClassStatus.OK;

  /** The beach is near the coast and the ocean, which are less near to each other. */
  private static SimilarityMatrix seaside(double coastAndOcean) {
    SymmetricMatrix values =
        SymmetricMatrix.builder(4)
            .set(0, 0, 1)
            .set(1, 1, 1)
            .set(2, 2, 1)
            .set(3, 3, 1)
            .set(1, 0, coastAndOcean)
            .set(2, 0, 0.8)
            .set(2, 1, 0.9)
            .set(3, 0, -0.5)
            .set(3, 1, -0.6)
            .set(3, 2, -0.4)
            .build();
    return new SimilarityMatrix(
        ClassList.ofNames(List.of("coast", "ocean", "beach", "office")),
        new ClassStatus[] {OK, OK, OK, OK},
        values);
  }

  private static BlockMembers members(SimilarityMatrix similarity, int size) {
    ClassOrder order = Matrices.ordered(similarity);
    for (int node = 4; node < order.dendrogram().nodeCount(); node++) {
      if (order.dendrogram().size(node) == size) {
        return new BlockMembers(similarity, order, node);
      }
    }
    throw new AssertionError("no node of size " + size);
  }

  @Test
  void theHubIsNearestToTheOthers() {
    assertThat(members(seaside(0.6), 3).hub()).isEqualTo(2);
    assertThat(members(seaside(0.85), 3).hub()).isEqualTo(1);
  }

  @Test
  void equallyCentralClassesGoById() {
    BlockMembers pair = members(seaside(0.6), 2);
    assertThat(pair.hub()).isEqualTo(1);
    assertThat(pair.name()).isEqualTo("ocean, beach");
  }

  @Test
  void theNameIsThatOfTheTwoMostCentral() {
    assertThat(members(seaside(0.6), 3).name()).isEqualTo("beach, ocean");
  }
}
