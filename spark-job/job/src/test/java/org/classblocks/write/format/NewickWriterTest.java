package org.classblocks.write.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.classblocks.fixtures.Example;
import org.classblocks.linalg.Permutation;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.linkage.Dendrogram;
import org.classblocks.similarity.ClassList;
import org.junit.jupiter.api.Test;

class NewickWriterTest {
  private static String newick(ClassOrder order, ClassList classes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    NewickWriter.write(order, classes, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static ClassOrder inTreeOrder(Dendrogram tree) {
    int[] classes = new int[tree.leafCount()];
    for (int leaf = 0; leaf < classes.length; leaf++) {
      classes[leaf] = leaf;
    }
    return new ClassOrder(tree, tree.leafOrder(), classes, classes.length);
  }

  @Test
  void writesLeavesInOrderWithQuotedNames() throws IOException {
    assertThat(newick(Example.order(), Example.classes()))
        .isEqualTo(
            "(('it''s, (a) [b]:c;':0.25,'crane (3)':0.25):1.25,"
                + "('crane (0)':0.5,'猫 \"🐈\"':0.5):1.0);\n");
  }

  @Test
  void keepsInvertedHeights() throws IOException {
    Dendrogram tree =
        new Dendrogram(3, new int[] {0, 2}, new int[] {1, 3}, new double[] {1.0, 0.75});
    assertThat(newick(inTreeOrder(tree), ClassList.ofNames(List.of("a", "b", "c"))))
        .isEqualTo("('c':0.75,('a':1.0,'b':1.0):-0.25);\n");
  }

  @Test
  void writesTreesOfNoneAndOne() throws IOException {
    for (int leaves = 0; leaves < 2; leaves++) {
      Dendrogram tree = new Dendrogram(leaves, new int[0], new int[0], new double[0]);
      assertThat(newick(inTreeOrder(tree), ClassList.ofNames(List.of("only"))))
          .isEqualTo(leaves == 0 ? ";\n" : "'only';\n");
    }
  }

  @Test
  void givesBackTheDepthOfEveryLeaf() throws IOException {
    Map<String, Double> depths = new Parser(newick(Example.order(), Example.classes())).depths();
    assertThat(depths)
        .isEqualTo(
            Map.of("it's, (a) [b]:c;", 1.5, "crane (3)", 1.5, "crane (0)", 1.5, "猫 \"🐈\"", 1.5));
  }

  @Test
  void survivesACaterpillarOfFiftyThousandLeaves() throws IOException {
    int leaves = 50_000;
    int[] left = new int[leaves - 1];
    int[] right = new int[leaves - 1];
    double[] heights = new double[leaves - 1];
    for (int merge = 0; merge < leaves - 1; merge++) {
      left[merge] = merge == 0 ? 0 : leaves + merge - 1;
      right[merge] = merge + 1;
      heights[merge] = merge + 1;
    }
    ClassOrder order = inTreeOrder(new Dendrogram(leaves, left, right, heights));
    Map<String, Double> depths = new Parser(newick(order, ClassList.numbered(leaves))).depths();
    assertThat(depths).hasSize(leaves);
    assertThat(depths.values()).containsOnly(leaves - 1.0);
  }

  @Test
  void tellsEqualNamesApart() {
    List<String> names = List.of("crane", "crane", "crane (1)", "a\tb", "a b", "", "unlike");
    NewickWriter.LeafLabels labels = new NewickWriter.LeafLabels(ClassList.ofNames(names));
    List<String> found = new ArrayList<>();
    for (int id = 0; id < names.size(); id++) {
      found.add(labels.of(id));
    }
    assertThat(found)
        .containsExactly(
            "crane (0)", "crane (1)", "crane (1) (2)", "a b (3)", "a b (4)", "", "unlike");
  }

  @Test
  void ordersLeavesAsTheMatrixDoes() throws IOException {
    Dendrogram tree =
        new Dendrogram(3, new int[] {0, 2}, new int[] {1, 3}, new double[] {0.5, 1.0});
    ClassOrder turned = new ClassOrder(tree, Permutation.of(1, 0, 2), new int[] {0, 1, 2}, 3);
    assertThat(newick(turned, ClassList.ofNames(List.of("a", "b", "c"))))
        .isEqualTo("(('b':0.5,'a':0.5):0.5,'c':1.0);\n");
  }

  /** Reads quoted labels and branch lengths; sums the lengths from the root to each leaf. */
  private static final class Parser {
    private final String text;
    private final List<Node> nodes = new ArrayList<>();
    private int at;

    Parser(String text) {
      this.text = text;
    }

    /** A parent stands before its children; an inner node has no label. */
    private static final class Node {
      private final Node parent;
      private final String label;
      private double length;
      private double depth;

      Node(Node parent, String label) {
        this.parent = parent;
        this.label = label;
      }
    }

    Map<String, Double> depths() {
      parse();
      Map<String, Double> depths = new HashMap<>();
      for (Node node : nodes) {
        node.depth = node.length + (node.parent == null ? 0 : node.parent.depth);
        if (node.label != null) {
          depths.put(node.label, node.depth);
        }
      }
      return depths;
    }

    private void parse() {
      Node open = null;
      Node last = null;
      while (text.charAt(at) != ';') {
        switch (text.charAt(at)) {
          case '(' -> {
            open = add(new Node(open, null));
            at++;
          }
          case ')' -> {
            last = open;
            open = open.parent;
            at++;
          }
          case '\'' -> last = add(new Node(open, label()));
          case ':' -> {
            at++;
            last.length = number();
          }
          default -> {
            assertThat(text.charAt(at)).isEqualTo(',');
            at++;
          }
        }
      }
    }

    private Node add(Node node) {
      nodes.add(node);
      return node;
    }

    private String label() {
      StringBuilder label = new StringBuilder();
      for (at++; text.charAt(at) != '\'' || text.charAt(at + 1) == '\''; at++) {
        label.append(text.charAt(at));
        if (text.charAt(at) == '\'') {
          at++;
        }
      }
      at++;
      return label.toString();
    }

    private double number() {
      int start = at;
      while ("+-.0123456789E".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      return Double.parseDouble(text.substring(start, at));
    }
  }
}
