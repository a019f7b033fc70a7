package org.classblocks.blocks.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TaxonomyGraphTest {
  private static TaxonomyGraph.Builder edges(String... childParent) {
    TaxonomyGraph.Builder graph = new TaxonomyGraph.Builder();
    for (String edge : childParent) {
      graph.put(edge.substring(0, edge.indexOf('<')), edge.substring(edge.indexOf('<') + 1));
    }
    return graph;
  }

  @Test
  void nodesAreNumberedByIdWhateverTheOrder() {
    TaxonomyGraph graph = edges("z<m", "b<m", "m<a").build();
    assertThat(IntStream.range(0, graph.size()).mapToObj(graph::id))
        .containsExactly("a", "b", "m", "z");
    assertThat(graph.nodeOf("m")).isEqualTo(2);
    assertThat(graph.nodeOf("c")).isEqualTo(-1);
    assertThat(graph.children(2)).containsExactly(1, 3);
    assertThat(graph.parents(2)).containsExactly(0);
    assertThat(graph.firstLeaf()).isEqualTo(1);
  }

  @Test
  void anEdgeToldTwiceCountsOnce() {
    TaxonomyGraph graph = edges("b<a", "b<a").build();
    assertThat(graph.children(0)).containsExactly(1);
    assertThat(graph.parents(1)).containsExactly(0);
  }

  @Test
  void aNodeMayHaveSeveralParents() {
    TaxonomyGraph graph = edges("growl<cat", "growl<dog", "cat<animal", "dog<canine").build();
    int growl = graph.nodeOf("growl");
    assertThat(IntStream.of(graph.parents(growl)).mapToObj(graph::id))
        .containsExactly("cat", "dog");
    AncestorWalk above = new AncestorWalk(graph);
    for (int walk = 0; walk < 2; walk++) {
      above.from(growl);
      assertThat(IntStream.range(0, above.count()).map(above::at).mapToObj(graph::id))
          .containsExactlyInAnyOrder("growl", "cat", "dog", "animal", "canine");
    }
  }

  @Test
  void theDepthOfANodeIsTheLongestWayUp() {
    TaxonomyGraph graph = edges("d<a", "d<c", "c<b", "b<a").build();
    assertThat(IntStream.range(0, 4).map(graph::depth)).containsExactly(0, 1, 2, 3);
  }

  @Test
  void namesAreIdsUnlessTold() {
    TaxonomyGraph graph = edges("b<a").add("b", "bird").add("b").build();
    assertThat(graph.name(0)).isEqualTo("a");
    assertThat(graph.name(1)).isEqualTo("bird");
  }

  @Test
  void cyclesAreNamedFromChildToParent() {
    TaxonomyGraph.Builder graph = edges("x<top", "a<b", "b<c", "c<a", "below<b", "a<top");
    assertThat(graph.cycle())
        .hasValueSatisfying(c -> assertThat(c).containsExactly("a", "b", "c", "a"));
    assertThatThrownBy(graph::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a > b > c > a");
    assertThat(edges("a<a").cycle().orElseThrow()).containsExactly("a", "a");
    assertThat(edges("b<a", "c<a", "d<b", "d<c").cycle()).isEmpty();
  }

  @Test
  void aNodeBelowACycleIsNotOnIt() {
    assertThat(edges("a<y", "y<z", "z<y").cycle().orElseThrow()).containsExactly("y", "z", "y");
  }

  @Test
  void aChainMayBeAHundredThousandLong() {
    TaxonomyGraph.Builder graph = new TaxonomyGraph.Builder();
    for (int i = 1; i < 100_000; i++) {
      graph.put(String.format("%06d", i), String.format("%06d", i - 1));
    }
    TaxonomyGraph chain = graph.build();
    assertThat(chain.depth(99_999)).isEqualTo(99_999);
    assertThat(graph.put("000000", "099999").cycle().orElseThrow()).hasSize(100_001);
  }

  @Test
  void nothingIsAGraph() {
    TaxonomyGraph graph = new TaxonomyGraph.Builder().build();
    assertThat(graph.size()).isZero();
    assertThat(graph.hasEdges()).isFalse();
  }
}
