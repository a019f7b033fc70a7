package org.classblocks.blocks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.SimilarityMatrix;

/** The classes of a block, the most central first: who stands for it, and what it is called. */
final class BlockMembers {
  private static final int NAMED = 2;

  private final SimilarityMatrix similarity;
  private final List<Member> members = new ArrayList<>();

  private record Member(int classId, double sum) {}

  /** The members of a node of at least two classes, in O(size^2). */
  BlockMembers(SimilarityMatrix similarity, ClassOrder order, int node) {
    this.similarity = similarity;
    for (int p = order.start(node); p < order.end(node); p++) {
      double sum = 0;
      for (int q = order.start(node); q < order.end(node); q++) {
        sum += similarity.at(order.classAt(p), order.classAt(q));
      }
      members.add(new Member(order.classAt(p), sum));
    }
    members.sort(
        Comparator.comparingDouble(Member::sum).reversed().thenComparingInt(Member::classId));
  }

  /** The class with the highest mean similarity to the others. */
  int hub() {
    return members.get(0).classId();
  }

  /** The names of the most central classes: "coast, ocean". */
  String name() {
    List<String> names = new ArrayList<>();
    for (Member member : members.subList(0, Math.min(NAMED, members.size()))) {
      names.add(similarity.classes().name(member.classId()));
    }
    return String.join(", ", names);
  }
}
