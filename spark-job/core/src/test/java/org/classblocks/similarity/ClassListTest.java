package org.classblocks.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClassListTest {
  @Test
  void namesMayRepeat() {
    ClassList classes = ClassList.ofNames(List.of("crane", "dog", "crane"));
    assertThat(classes.size()).isEqualTo(3);
    assertThat(classes.name(0)).isEqualTo(classes.name(2)).isEqualTo("crane");
    assertThat(classes.keys()).isEmpty();
  }

  @Test
  void numbersAreNamesWhereThereAreNone() {
    assertThat(ClassList.numbered(3).names()).containsExactly("0", "1", "2");
    assertThat(ClassList.numbered(0).size()).isZero();
  }

  @Test
  void copiesWhatItIsGiven() {
    List<String> names = new ArrayList<>(List.of("a", "b"));
    ClassList classes = new ClassList(names, List.of("k1", "k2"));
    names.set(0, "z");
    assertThat(classes.name(0)).isEqualTo("a");
    assertThat(classes.keys()).containsExactly("k1", "k2");
  }

  @Test
  void refusesKeysForSomeClassesOnly() {
    assertThatThrownBy(() -> new ClassList(List.of("a", "b"), List.of("k")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 keys for 2 names");
  }

  @Test
  void refusesIdsThatAreNoClass() {
    ClassList classes = ClassList.numbered(2);
    assertThatThrownBy(() -> classes.name(2)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> classes.name(-1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void classesAreFoundByKeyAndByANameOfTheirOwn() {
    List<String> names = List.of("crane", "dog", "crane", "n2", "crane");
    assertThat(ClassList.ofNames(names).idsByName())
        .containsExactlyInAnyOrderEntriesOf(Map.of("dog", 1, "n2", 3));
    assertThat(new ClassList(names, List.of("n0", "n1", "n2", "n3", "n4")).idsByName())
        .as("a key before a name")
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("dog", 1, "n0", 0, "n1", 1, "n2", 2, "n3", 3, "n4", 4));
  }

  @Test
  void idsInDigitsNameClassesUnlessAClassIsCalledSo() {
    ClassList birds = new ClassList(List.of("crane", "hen", "747"), List.of("n1", "n2", "n3"));
    assertThat(birds.idsByLabel())
        .containsEntry("hen", 1)
        .containsEntry("747", 2)
        .containsEntry("n3", 2)
        .containsEntry("0", 0)
        .containsEntry("2", 2)
        .doesNotContainKeys("3", "01", "+1");
    assertThat(ClassList.ofNames(List.of("crane", "2", "hen")).idsByLabel())
        .isEqualTo(Map.of("crane", 0, "2", 1, "hen", 2));
    assertThat(ClassList.ofNames(List.of("2", "2", "hen")).idsByLabel())
        .isEqualTo(Map.of("hen", 2));
  }
}
