package org.classblocks.blocks.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.classblocks.blocks.Matrices;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.ClassList;
import org.junit.jupiter.api.Test;

class TaxonomyPathsTest {
  private static final int CLASSES = 20;
  private static final ClassOrder ORDER =
      Matrices.ordered(Matrices.of(CLASSES, (i, j) -> 1.0 / (i + j)));

  private final TaxonomyGraph.Builder graph = new TaxonomyGraph.Builder();

  private void put(String parent, int start, int end) {
    IntStream.range(start, end).forEach(id -> graph.put(Integer.toString(id), parent));
  }

  /** The ids of the nodes around a class. */
  private List<String> path(int classId) {
    Taxonomy taxonomy = Taxonomy.of(graph.build(), ClassList.numbered(CLASSES));
    ComparedTaxonomy compared = new ComparedTaxonomy(taxonomy, ORDER);
    return new TaxonomyPaths(taxonomy, compared, new TopLevel(compared))
        .ofClasses().get(classId).stream().map(taxonomy.graph()::id).toList();
  }

  @Test
  void aPathLeadsFromTheTopLevelDownToTheClass() {
    graph.put("animal", "entity").put("artefact", "entity").put("dog", "animal");
    put("dog", 0, 4);
    put("animal", 4, 9);
    put("artefact", 9, 20);
    assertThat(path(0)).containsExactly("animal", "dog");
    assertThat(path(5)).containsExactly("animal");
    assertThat(path(19)).containsExactly("artefact");
  }

  @Test
  void nodesWithTheSameClassesAsTheOneAboveAreLeftOut() {
    graph.put("carnivore", "animal").put("canine", "carnivore").put("dog", "canine");
    put("dog", 0, 4);
    put("canine", 4, 6);
    put("artefact", 6, 20);
    assertThat(path(0)).containsExactly("animal", "dog");
    assertThat(path(4)).containsExactly("animal");
  }

  @Test
  void ofSeveralNodesTheSmallerOneLeadsOn() {
    graph.put("pet", "animal").put("mammal", "animal");
    put("pet", 0, 3);
    put("mammal", 2, 8);
    put("artefact", 8, 20);
    assertThat(path(2)).containsExactly("animal", "pet");
    assertThat(path(5)).containsExactly("animal", "mammal");
  }

  @Test
  void aClassThatIsANodeOfSeveralIsOnItsOwnPath() {
    graph.put("0", "music");
    put("0", 1, 4);
    put("music", 4, 9);
    put("artefact", 9, 20);
    assertThat(path(0)).containsExactly("music", "0");
    assertThat(path(1)).containsExactly("music", "0");
  }

  @Test
  void aClassInNoNodeOfSeveralHasNoPath() {
    put("animal", 0, 9);
    put("artefact", 9, 18);
    put("alone", 18, 19);
    assertThat(path(18)).isEmpty();
    assertThat(path(19)).isEmpty();
  }
}
