package org.classblocks.blocks.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.linkage.Dendrogram;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeetingNodesTest {
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 15, 16, 17, 18, 31, 32, 33, 34, 48, 49, 200})
  void areTheSmallestThatHoldBoth(int leaves) {
    Dendrogram tree = NodeSimilaritiesTest.randomTree(leaves, new Random(leaves));
    ClassOrder order =
        new ClassOrder(tree, tree.leafOrder(), IntStream.range(0, leaves).toArray(), leaves);
    MeetingNodes nodes = new MeetingNodes(order);
    for (int p = 0; p < leaves; p++) {
      for (int q = p + 1; q < leaves; q++) {
        assertThat(nodes.of(p, q)).as("%d and %d", p, q).isEqualTo(smallest(order, p, q));
      }
    }
  }

  private static int smallest(ClassOrder order, int p, int q) {
    Dendrogram tree = order.dendrogram();
    int found = tree.root();
    for (int node = tree.leafCount(); node < tree.nodeCount(); node++) {
      if (order.start(node) <= p && q < order.end(node) && tree.size(node) < tree.size(found)) {
        found = node;
      }
    }
    return found;
  }
}
