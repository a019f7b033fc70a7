package org.classblocks.blocks.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.classblocks.blocks.taxonomy.Taxonomy;
import org.classblocks.blocks.taxonomy.TaxonomyGraph;
import org.classblocks.linalg.Permutation;
import org.classblocks.linalg.SparseMatrix;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.linkage.Dendrogram;
import org.classblocks.similarity.ClassList;
import org.junit.jupiter.api.Test;

/**
 * Seven classes, of which 6 has no correlation. In the taxonomy class 3 stands at an inner node,
 * class 4 nowhere, cats have two parents, and class 6 has nothing in common with the others.
 */
class MistakeSeverityTest {
  private static final int CLASSES = 7;
  private static final int NOTHING = CLASSES;

  private static ClassOrder order() {
    Dendrogram tree =
        new Dendrogram(
            6,
            new int[] {0, 2, 6, 7, 9},
            new int[] {1, 3, 4, 8, 5},
            new double[] {0.125, 0.3, 0.45, 0.7, 1.1});
    return new ClassOrder(
        tree, Permutation.of(2, 3, 0, 1, 4, 5), new int[] {0, 1, 2, 3, 4, 5}, CLASSES);
  }

  private static Taxonomy taxonomy() {
    TaxonomyGraph graph =
        new TaxonomyGraph.Builder()
            .put("c0", "dogs")
            .put("c1", "dogs")
            .put("c2", "cats")
            .put("dogs", "pets")
            .put("cats", "pets")
            .put("cats", "wild")
            .put("c5", "wild")
            .put("c6", "cars")
            .put("wolf", "grey")
            .put("grey", "wild")
            .build();
    return Taxonomy.of(
        graph,
        new ClassList(
            List.of("a", "b", "c", "d", "e", "f", "g"),
            List.of("c0", "c1", "c2", "pets", "c4", "c5", "c6")));
  }

  private static MistakeSeverity severity(SparseMatrix confusion) {
    return MistakeSeverity.of(confusion, order(), Optional.of(taxonomy()));
  }

  /**
   * Python 3 gave the figures, with sets of members and ancestors in place of walks:
   *
   * <pre>
   * Z = [(0,1,.125),(2,3,.3),(6,4,.45),(7,8,.7),(9,5,1.1)]; m = {i: {i} for i in range(6)}; h = {}
   * for n, (l, r, x) in enumerate(Z): m[6+n] = m[l] | m[r]; h[6+n] = x
   * par = {'c0':['dogs'],'c1':['dogs'],'c2':['cats'],'dogs':['pets'],'cats':['pets','wild'],
   *        'c5':['wild'],'c6':['cars'],'wolf':['grey'],'grey':['wild']}
   * at = {0:'c0',1:'c1',2:'c2',3:'pets',5:'c5',6:'c6'}; nodes = set(par) | set(sum(par.values(),[]))
   * up = lambda x: {x}.union(*[up(p) for p in par.get(x, [])])
   * H = lambda x: max([1 + H(c) for c in par if x in par[c]], default=0)
   * tax = lambda a, b: min(map(H, up(at[a]) &amp; up(at[b])), default=1 + max(map(H, nodes)))
   * tree = lambda a, b: min(h[n] for n in h if {a, b} &lt;= m[n])
   * def mean(f, have):
   *     p = [((3*a+5*b+a*b) % 7, f(a, b)) for a in have for b in have if a != b]
   *     return sum(c * v for c, v in p) / sum(c for c, v in p)
   * print(mean(tree, range(6)), mean(tax, at))  # 0.6919047619047618 2.4375
   * </pre>
   */
  @Test
  void isTheMeanHeightWhereLabelAndPredictionMeet() {
    SparseMatrix.Builder confusion = SparseMatrix.builder(CLASSES + 1);
    for (int a = 0; a < CLASSES; a++) {
      for (int b = 0; b < CLASSES; b++) {
        int count = a == b ? 1000 : (3 * a + 5 * b + a * b) % 7;
        if (count > 0) {
          confusion.add(a, b, count);
        }
      }
    }
    confusion.add(2, NOTHING, 50).add(NOTHING, 3, 70);
    MistakeSeverity found = severity(confusion.build());
    assertThat(found.tree()).isCloseTo(0.6919047619047618, within(1e-12));
    assertThat(found.taxonomy()).isCloseTo(2.4375, within(1e-12));
  }

  @Test
  void isUnknownWithoutMistakesOrTaxonomy() {
    MistakeSeverity right =
        severity(SparseMatrix.builder(CLASSES + 1).add(1, 1, 9).add(2, NOTHING, 1).build());
    assertThat(right.tree()).isNaN();
    assertThat(right.taxonomy()).isNaN();
    SparseMatrix wrong = SparseMatrix.builder(CLASSES + 1).add(0, 1, 2).build();
    MistakeSeverity alone = MistakeSeverity.of(wrong, order(), Optional.empty());
    assertThat(alone.tree()).isEqualTo(0.125);
    assertThat(alone.taxonomy()).isNaN();
  }

  @Test
  void classesThatStandNowhereDoNotCount() {
    MistakeSeverity found =
        severity(SparseMatrix.builder(CLASSES + 1).add(6, 0, 1).add(4, 0, 3).build());
    assertThat(found.tree()).as("4 and 0").isEqualTo(0.45);
    assertThat(found.taxonomy()).as("6 and 0").isEqualTo(3);
  }
}
