package org.classblocks.write.format;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.linkage.Dendrogram;
import org.classblocks.similarity.ClassList;

/**
 * Writes the dendrogram in the Newick format: leaves from left to right as in the order, labels in
 * single quotes, branches as long as the height of the parent minus that of the child.
 *
 * <p>Branches are negative at inversions. O(k) time, without recursion. A tree without leaves is
 * {@code ;}.
 *
 * @see <a href="https://phylipweb.github.io/phylip/newick_doc.html">The format, by G. Olsen</a>
 */
public final class NewickWriter {
  public static final String PATH = "tree.nwk";

  private static final int CLOSE = -1;
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]");

  private final ClassOrder order;
  private final Dendrogram tree;
  private final LeafLabels labels;
  private final Writer out;

  private NewickWriter(ClassOrder order, ClassList classes, Writer out) {
    this.order = order;
    this.tree = order.dendrogram();
    this.labels = new LeafLabels(classes);
    this.out = out;
  }

  public static void write(ClassOrder order, ClassList classes, OutputStream stream)
      throws IOException {
    Writer out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    new NewickWriter(order, classes, out).write();
    out.flush();
  }

  /** Depth first; the stack holds nodes to write, and what follows a child. */
  private void write() throws IOException {
    Deque<Step> steps = new ArrayDeque<>();
    if (tree.root() >= 0) {
      steps.push(new Step(tree.root(), ""));
    }
    while (!steps.isEmpty()) {
      Step step = steps.pop();
      if (step.node == CLOSE) {
        out.write(step.suffix);
      } else if (tree.isLeaf(step.node)) {
        writeLabel(order.classOfLeaf(step.node));
        out.write(step.suffix);
      } else {
        out.write('(');
        int left = tree.left(step.node);
        int right = tree.right(step.node);
        boolean inOrder = order.start(left) < order.start(right);
        int first = inOrder ? left : right;
        int second = inOrder ? right : left;
        steps.push(new Step(CLOSE, ")" + step.suffix));
        steps.push(new Step(second, length(step.node, second)));
        steps.push(new Step(first, length(step.node, first) + ","));
      }
    }
    out.write(";\n");
  }

  private String length(int parent, int child) {
    return ":" + (tree.height(parent) - tree.height(child));
  }

  private void writeLabel(int classId) throws IOException {
    out.write('\'');
    out.write(labels.of(classId).replace("'", "''"));
    out.write('\'');
  }

  /** A node to write, or {@link #CLOSE}, and the text that follows it. */
  private record Step(int node, String suffix) {}

  /**
   * One label per class, unique and on one line: the name of the class, with a space for each
   * control character. If labels collide, the class id follows in parentheses, as in {@code crane
   * (134)}.
   */
  static final class LeafLabels {
    private final String[] labels;

    LeafLabels(ClassList classes) {
      labels = new String[classes.size()];
      boolean[] numbered = new boolean[classes.size()];
      for (int id = 0; id < labels.length; id++) {
        labels[id] = onOneLine(classes.name(id));
      }
      // A label that has just got its number may be another class's name, so look again.
      boolean changed;
      do {
        changed = numberRepeated(numbered);
      } while (changed);
    }

    String of(int classId) {
      return labels[classId];
    }

    /** Ends, because every round numbers one more label, and numbered labels never collide. */
    private boolean numberRepeated(boolean[] numbered) {
      Map<String, Integer> counts = new HashMap<>();
      for (String label : labels) {
        counts.merge(label, 1, Integer::sum);
      }
      boolean changed = false;
      for (int id = 0; id < labels.length; id++) {
        if (!numbered[id] && counts.get(labels[id]) > 1) {
          labels[id] += " (" + id + ")";
          numbered[id] = true;
          changed = true;
        }
      }
      return changed;
    }

    private static String onOneLine(String name) {
      return CONTROLS.matcher(name).replaceAll(" ");
    }
  }
}
