package org.classblocks.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PermutationTest {
  @Test
  void positionsInvertElements() {
    Permutation permutation = Permutation.of(2, 0, 3, 1);
    assertThat(permutation.size()).isEqualTo(4);
    assertThat(permutation.at(2)).isEqualTo(3);
    assertThat(permutation.positionOf(3)).isEqualTo(2);
    for (int position = 0; position < 4; position++) {
      assertThat(permutation.positionOf(permutation.at(position))).isEqualTo(position);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5})
  void identityLeavesAllInPlace(int size) {
    Permutation identity = Permutation.identity(size);
    assertThat(identity.size()).isEqualTo(size);
    for (int i = 0; i < size; i++) {
      assertThat(identity.at(i)).isEqualTo(i);
      assertThat(identity.positionOf(i)).isEqualTo(i);
    }
  }

  @Test
  void refusesWhatIsNoBijection() {
    assertThatThrownBy(() -> Permutation.of(0, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a permutation of 0..1: element 2 at position 1");
    assertThatThrownBy(() -> Permutation.of(0, -1)).hasMessageContaining("element -1");
    assertThatThrownBy(() -> Permutation.of(1, 0, 1))
        .hasMessageContaining("element 1 at position 2");
  }

  @Test
  void neitherSharesTheArrayItTookNorTheOneItGives() {
    int[] elements = {1, 0};
    Permutation permutation = Permutation.of(elements);
    elements[0] = 0;
    permutation.toArray()[0] = 0;
    assertThat(permutation.toArray()).containsExactly(1, 0);
  }

  @Test
  void equalsByItsElements() {
    assertThat(Permutation.of(1, 0, 2))
        .isEqualTo(Permutation.of(1, 0, 2))
        .hasSameHashCodeAs(Permutation.of(1, 0, 2))
        .isNotEqualTo(Permutation.identity(3))
        .hasToString("[1, 0, 2]");
  }
}
