package org.classblocks.compare;

import java.util.ArrayList;
import java.util.List;
import org.classblocks.compare.ClassChange.Kind;
import org.classblocks.result.RunResult;

/**
 * Finds the classes that are elsewhere, in one of two runs only, or have a correlation in one only;
 * O(k x depth) time.
 */
record ClassChanges(
    RunResult before, RunResult after, ClassMatching classes, BlockMatching blocks) {
  private static final int NONE = -1;

  /** The changes by earlier class id, then those of classes that only the later run has. */
  static List<ClassChange> of(
      RunResult before, RunResult after, ClassMatching classes, BlockMatching blocks) {
    ClassChanges search = new ClassChanges(before, after, classes, blocks);
    List<ClassChange> changes = new ArrayList<>();
    for (int id = 0; id < before.similarity().size(); id++) {
      search.add(id, changes);
    }
    for (int id = 0; id < after.similarity().size(); id++) {
      if (classes.beforeOf(id) == NONE) {
        changes.add(new ClassChange(Kind.ADDED, NONE, id, NONE, search.blockAfter(id), 0));
      }
    }
    return changes;
  }

  private void add(int id, List<ClassChange> changes) {
    int now = classes.afterOf(id);
    int was = blockBefore(id);
    if (now == NONE) {
      changes.add(new ClassChange(Kind.REMOVED, id, NONE, was, NONE, 0));
      return;
    }
    int is = blockAfter(now);
    boolean hadCorrelation = before.hasCorrelation(id);
    if (hadCorrelation != after.hasCorrelation(now)) {
      Kind kind = hadCorrelation ? Kind.LOST : Kind.REGAINED;
      changes.add(new ClassChange(kind, id, now, was, is, Double.NaN));
      return;
    }
    int expected = was == NONE ? NONE : blocks.ofBefore(was).after();
    if (is != expected) {
      Kind kind = was == NONE ? Kind.JOINED : is == NONE ? Kind.LEFT : Kind.MOVED;
      changes.add(new ClassChange(kind, id, now, was, is, Double.NaN));
    }
  }

  private int blockBefore(int id) {
    int block = before.innermostBlock(id);
    while (block != NONE && blocks.ofBefore(block) == null) {
      block = before.parentOf(block);
    }
    return block;
  }

  private int blockAfter(int id) {
    int block = after.innermostBlock(id);
    while (block != NONE && blocks.ofAfter(block) == null) {
      block = after.parentOf(block);
    }
    return block;
  }
}
