package org.classblocks.report.picture;

import java.util.ArrayList;
import java.util.List;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;
import org.classblocks.report.canvas.Canvas;
import org.classblocks.report.canvas.OutlineFont;
import org.classblocks.report.text.Numbers;
import org.classblocks.report.text.PlainText;

/**
 * The names of the largest blocks right of the matrix, as an outline: a bar along each block's
 * rows, and a line from it to its name and size. A block stands above those inside it.
 */
final class BlockMargin {
  private static final double OUTER_SIZE = 20;
  private static final double INNER_SIZE = 17;
  private static final double LINE_HEIGHT = 25;
  private static final double WIDEST = 520;
  private static final double GAP = 9;
  private static final double BAR = 4;
  private static final double LEVEL = 8;
  private static final double LEADER = 40;
  private static final double INDENT = 14;

  /** The share of the height that names may take, so that they stay near their blocks. */
  private static final double FILL = 0.7;

  /** The least height of a named block. */
  private static final double SMALLEST = 3;

  private final double unit;
  private final OutlineFont lettering;
  private final List<BlockLabel> labels;
  private final List<Caption> captions = new ArrayList<>();

  /** A name, cut to the room there is, the number of classes after it, and their width. */
  private record Caption(String name, String count, double letters, double width) {}

  /**
   * @param edge the height of the matrix in pixels
   * @param classes the number of classes along it
   * @param unit the pixels of a unit of length
   */
  BlockMargin(BlockForest forest, double edge, int classes, double unit, OutlineFont lettering) {
    this.unit = unit;
    this.lettering = lettering;
    this.labels =
        BlockLabel.choose(
            forest,
            (int) (FILL * edge / (LINE_HEIGHT * unit)),
            Math.max(1, (int) Math.ceil(SMALLEST * unit * classes / edge)));
    for (BlockLabel label : labels) {
      captions.add(caption(label));
    }
  }

  private Caption caption(BlockLabel label) {
    double letters = unit * (label.level() == 0 ? OUTER_SIZE : INNER_SIZE);
    String count = " \u00b7 " + Numbers.count(label.block().size());
    double countWidth = lettering.width(count, letters);
    String name =
        lettering.elide(PlainText.of(label.block().name()), letters, WIDEST * unit - countWidth);
    return new Caption(name, count, letters, lettering.width(name, letters) + countWidth);
  }

  /** The room that bars, lines and names need right of the matrix. */
  double width() {
    double right = 0;
    for (int i = 0; i < labels.size(); i++) {
      right = Math.max(right, textOffset(labels.get(i)) + captions.get(i).width());
    }
    return right;
  }

  /** Names of inner blocks are indented, as in an outline. */
  private double textOffset(BlockLabel label) {
    return barsWidth() + (LEADER + label.level() * INDENT) * unit;
  }

  private double barsWidth() {
    int levels = labels.stream().mapToInt(label -> label.level() + 1).max().orElse(0);
    return (GAP + levels * LEVEL) * unit;
  }

  private double barOffset(BlockLabel label) {
    return (GAP + label.level() * LEVEL) * unit;
  }

  void draw(MatrixFrame frame, Canvas canvas) {
    double[] wanted = wanted(frame);
    double[] placed = LabelPlacement.place(wanted, LINE_HEIGHT * unit, frame.y(), frame.bottom());
    for (int i = 0; i < placed.length; i++) {
      drawLeader(labels.get(i), wanted[i], placed[i], frame, canvas);
    }
    for (int i = 0; i < placed.length; i++) {
      drawBar(labels.get(i), frame, canvas);
      Caption caption = captions.get(i);
      canvas.text(
          caption.letters(),
          Canvas.Anchor.START,
          frame.right() + textOffset(labels.get(i)),
          placed[i],
          new Canvas.Words(caption.name(), Canvas.INK),
          new Canvas.Words(caption.count(), Canvas.FAINT));
    }
  }

  /** Names are wanted at the middle of their blocks, or at the top if inner ones follow. */
  private double[] wanted(MatrixFrame frame) {
    double[] wanted = new double[labels.size()];
    for (int i = 0; i < wanted.length; i++) {
      Block block = labels.get(i).block();
      double start = frame.offset(block.start());
      double half = (frame.offset(block.end()) - start) / 2;
      boolean hasInner = i + 1 < wanted.length && labels.get(i + 1).level() > labels.get(i).level();
      wanted[i] = frame.y() + start + (hasInner ? Math.min(half, LINE_HEIGHT / 2 * unit) : half);
    }
    return wanted;
  }

  private void drawLeader(
      BlockLabel label, double from, double to, MatrixFrame frame, Canvas canvas) {
    double start = frame.right() + barOffset(label) + BAR * unit;
    double bend = frame.right() + barsWidth();
    double turned = bend + (LEADER - 10) * unit;
    double end = frame.right() + textOffset(label) - 5 * unit;
    canvas.line(Canvas.RULE, start, from, bend, from, turned, to, end, to);
  }

  private void drawBar(BlockLabel label, MatrixFrame frame, Canvas canvas) {
    double start = frame.offset(label.block().start());
    double length = frame.offset(label.block().end()) - start;
    double x = frame.right() + barOffset(label);
    double gap = Math.min(1, length / 6);
    canvas.fill(x, frame.y() + start + gap, BAR * unit, length - 2 * gap, Canvas.ACCENT);
  }
}
