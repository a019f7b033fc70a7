package org.classblocks.blocks.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.classblocks.similarity.ClassList;
import org.junit.jupiter.api.Test;

class TaxonomyTest {
  private static final TaxonomyGraph GRAPH =
      new TaxonomyGraph.Builder()
          .put("n1", "n0")
          .put("n2", "n0")
          .put("n3", "n0")
          .add("n0", "thing")
          .add("n1", "crane")
          .add("n2", "crane")
          .add("n3", "dog")
          .build();

  @Test
  void keysAreIds() {
    ClassList classes = new ClassList(List.of("dog", "crane", "crane"), List.of("n3", "n1", "x"));
    Taxonomy taxonomy = Taxonomy.of(GRAPH, classes);
    assertThat(taxonomy.nodeOf(0)).isEqualTo(3);
    assertThat(taxonomy.nodeOf(1)).isEqualTo(1);
    assertThat(taxonomy.missingClasses()).containsExactly(2);
    assertThat(taxonomy.unknownLeaves()).isEqualTo(1);
    assertThat(taxonomy.sizes()).containsExactly(2, 1, 0, 1);
  }

  @Test
  void aKeyIsNeverTakenForAName() {
    Taxonomy taxonomy = Taxonomy.of(GRAPH, new ClassList(List.of("n3"), List.of("dog")));
    assertThat(taxonomy.missingClasses()).containsExactly(0);
  }

  @Test
  void withoutKeysNamesAreIdsOrNames() {
    Taxonomy taxonomy = Taxonomy.of(GRAPH, ClassList.ofNames(List.of("dog", "n1", "cat")));
    assertThat(taxonomy.nodeOf(0)).isEqualTo(3);
    assertThat(taxonomy.nodeOf(1)).isEqualTo(1);
    assertThat(taxonomy.missingClasses()).containsExactly(2);
  }

  @Test
  void aNameOfSeveralNodesOrClassesSaysNothing() {
    Taxonomy taxonomy =
        Taxonomy.of(GRAPH, ClassList.ofNames(List.of("crane", "dog", "dog", "thing")));
    assertThat(taxonomy.missingClasses()).containsExactly(0, 1, 2);
    assertThat(taxonomy.nodeOf(3)).as("an inner node may be a class").isZero();
    assertThat(taxonomy.unknownLeaves()).isEqualTo(3);
  }
}
