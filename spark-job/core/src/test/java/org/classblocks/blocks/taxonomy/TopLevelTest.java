package org.classblocks.blocks.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.classblocks.blocks.Matrices;
import org.classblocks.fixtures.Forests;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.ClassList;
import org.junit.jupiter.api.Test;

class TopLevelTest {
  private static final int CLASSES = 20;
  private static final ClassOrder ORDER =
      Matrices.ordered(Matrices.of(CLASSES, (i, j) -> 1.0 / (i + j)));

  private final TaxonomyGraph.Builder graph = new TaxonomyGraph.Builder();

  private void put(String parent, int start, int end) {
    IntStream.range(start, end).forEach(id -> graph.put(Integer.toString(id), parent));
  }

  private TopLevel top() {
    Taxonomy taxonomy = Taxonomy.of(graph.build(), ClassList.numbered(CLASSES));
    return new TopLevel(new ComparedTaxonomy(taxonomy, ORDER));
  }

  /** The classes of each part. */
  private static List<List<Integer>> parts(int[] parts) {
    List<List<Integer>> byPart = new ArrayList<>();
    for (int part : IntStream.of(parts).distinct().toArray()) {
      byPart.add(IntStream.range(0, parts.length).filter(i -> parts[i] == part).boxed().toList());
    }
    return byPart;
  }

  private static List<Integer> range(int start, int end) {
    return IntStream.range(start, end).boxed().toList();
  }

  @Test
  void nodesWithoutParentsAreTheUpperEnd() {
    put("indoor", 0, 8);
    put("outdoor", 8, 20);
    graph.put("no class", "empty");
    assertThat(top().nodeCount()).isEqualTo(2);
    assertThat(parts(top().partsByNode())).containsExactly(range(0, 8), range(8, 20));
  }

  @Test
  void aNodeOfNearlyAllGivesWayToItsChildren() {
    graph.put("object", "entity").put("matter", "entity").put("animal", "object");
    graph.put("artefact", "object");
    put("matter", 0, 1);
    put("animal", 1, 9);
    put("artefact", 9, 20);
    assertThat(top().nodeCount()).isEqualTo(3);
    assertThat(parts(top().partsByNode())).containsExactly(range(0, 1), range(1, 9), range(9, 20));
  }

  @Test
  void aNodeOfNineTenthsStays() {
    graph.put("most", "entity").put("rest", "entity").put("half", "most");
    put("half", 0, 9);
    put("most", 9, 18);
    put("rest", 18, 20);
    assertThat(parts(top().partsByNode())).containsExactly(range(0, 18), range(18, 20));
  }

  @Test
  void aClassAboveTheUpperEndIsAPartByItself() {
    graph.put("animal", "0").put("artefact", "0");
    put("animal", 1, 9);
    put("artefact", 9, 20);
    assertThat(parts(top().partsByNode())).containsExactly(range(0, 1), range(1, 9), range(9, 20));
  }

  @Test
  void aClassBelowSeveralNodesBelongsToTheSmallest() {
    put("indoor", 0, 8);
    put("outdoor", 7, 20);
    assertThat(parts(top().partsByNode())).containsExactly(range(0, 8), range(8, 20));
  }

  @Test
  void aClassInNoBlockIsAPartByItself() {
    put("indoor", 0, 8);
    put("outdoor", 8, 20);
    int[] parts =
        top().partsByBlock(ORDER, Forests.of(CLASSES, new int[] {0, 5}, new int[] {6, 18}));
    assertThat(parts(parts)).extracting(List::size).containsExactlyInAnyOrder(5, 1, 12, 1, 1);
  }
}
