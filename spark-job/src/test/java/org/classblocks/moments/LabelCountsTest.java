package org.classblocks.moments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelCountsTest {
  @Test
  void countsLabelsByClass() {
    LabelCounts counts = of(0, 2, 2, 2);
    assertThat(counts.positives(0)).isEqualTo(1);
    assertThat(counts.positives(1)).isZero();
    assertThat(counts.positives(2)).isEqualTo(3);
    assertThat(counts.unknown()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 3, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void countsLabelsOfNoClassApart(int label) {
    LabelCounts counts = of(label, 1, label);
    assertThat(counts.unknown()).isEqualTo(2);
    assertThat(counts.positives(1)).isEqualTo(1);
  }

  @Test
  void addsCountsAndLeavesTheOther() throws IOException {
    LabelCounts total = of(0, 1, 9);
    LabelCounts other = of(1, 2, 9);
    byte[] before = Serialised.bytes(other);
    total.combine(other);
    assertThat(Serialised.bytes(total)).isEqualTo(Serialised.bytes(of(2, 1, 1, 0, 9, 9)));
    assertThat(Serialised.bytes(other)).isEqualTo(before);
  }

  @Test
  void noLabelsAreTheIdentity() throws IOException {
    byte[] expected = Serialised.bytes(of(0, 2, 5));
    LabelCounts fromEmpty = of();
    fromEmpty.combine(of(0, 2, 5));
    LabelCounts withEmpty = of(0, 2, 5);
    withEmpty.combine(of());
    assertThat(Serialised.bytes(fromEmpty)).isEqualTo(expected);
    assertThat(Serialised.bytes(withEmpty)).isEqualTo(expected);
  }

  @Test
  void goesOnAfterAJourney() throws IOException, ClassNotFoundException {
    LabelCounts copy = Serialised.copy(of(0, 2, 5), LabelCounts.class);
    copy.accept(2);
    copy.combine(of(0));
    assertThat(Serialised.bytes(copy)).isEqualTo(Serialised.bytes(of(0, 0, 2, 2, 5)));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void refusesAnotherNumberOfClasses(int classCount) {
    assertThatThrownBy(() -> of().combine(new LabelCounts(classCount)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("labels of 3 classes cannot be merged with those of %d", classCount);
  }

  private static LabelCounts of(int... labels) {
    LabelCounts counts = new LabelCounts(3);
    for (int label : labels) {
      counts.accept(label);
    }
    return counts;
  }
}
