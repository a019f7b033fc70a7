package org.classblocks.report;

import java.util.ArrayList;
import java.util.List;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;

/**
 * The names of the largest blocks right of the matrix: a bar along each block's rows, and a line
 * from its middle to its name and size.
 */
final class BlockMargin {
  private static final double OUTER_SIZE = 16;
  private static final double INNER_SIZE = 13.5;
  private static final int LINE_HEIGHT = 20;
  private static final int WIDEST = 350;
  private static final int GAP = 8;
  private static final int BAR = 3;
  private static final int LEVEL = 7;
  private static final int LEADER = 44;
  private static final int INDENT = 12;

  /** The share of the height that names may take, so that they stay near their blocks. */
  private static final double FILL = 0.6;

  /** The least height of a named block in pixels. */
  private static final int SMALLEST = 6;

  private final Lettering lettering;
  private final List<BlockLabel> labels;
  private final List<Caption> captions = new ArrayList<>();

  /** A name, cut to the room there is, the number of classes after it, and their width. */
  private record Caption(String name, String count, double letters, double width) {}

  BlockMargin(BlockForest forest, double edge, int classes, Lettering lettering) {
    this.lettering = lettering;
    this.labels =
        BlockLabel.choose(
            forest,
            (int) (FILL * edge / LINE_HEIGHT),
            Math.max(1, (int) Math.ceil(SMALLEST * classes / edge)));
    for (BlockLabel label : labels) {
      captions.add(caption(label));
    }
  }

  private Caption caption(BlockLabel label) {
    double letters = label.level() == 0 ? OUTER_SIZE : INNER_SIZE;
    String count = " \u00b7 " + Numbers.count(label.block().size());
    double countWidth = lettering.width(count, letters);
    String name = lettering.elide(PlainText.of(label.block().name()), letters, WIDEST - countWidth);
    return new Caption(name, count, letters, lettering.width(name, letters) + countWidth);
  }

  /** The pixels that bars, lines and names need right of the matrix. */
  int width() {
    double right = 0;
    for (int i = 0; i < labels.size(); i++) {
      right = Math.max(right, textOffset(labels.get(i)) + captions.get(i).width());
    }
    return (int) Math.ceil(right);
  }

  /** Names of inner blocks are indented, as in an outline. */
  private int textOffset(BlockLabel label) {
    return barsWidth() + LEADER + label.level() * INDENT;
  }

  private int barsWidth() {
    int levels = labels.stream().mapToInt(label -> label.level() + 1).max().orElse(0);
    return GAP + levels * LEVEL;
  }

  void draw(MatrixFrame frame, Canvas canvas) {
    double[] wanted = labels.stream().mapToDouble(label -> middle(label.block(), frame)).toArray();
    double[] placed = LabelPlacement.place(wanted, LINE_HEIGHT, frame.y(), frame.bottom());
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

  private void drawLeader(
      BlockLabel label, double from, double to, MatrixFrame frame, Canvas canvas) {
    double start = frame.right() + GAP + label.level() * LEVEL + BAR;
    double bend = frame.right() + barsWidth();
    double end = frame.right() + textOffset(label) - 5;
    canvas.line(Canvas.RULE, start, from, bend, from, bend + LEADER - 12, to, end, to);
  }

  private void drawBar(BlockLabel label, MatrixFrame frame, Canvas canvas) {
    double start = frame.offset(label.block().start());
    double length = frame.offset(label.block().end()) - start;
    double x = frame.right() + GAP + label.level() * LEVEL;
    canvas.fill(x, frame.y() + start + 1, BAR, length - 2, Canvas.ACCENT);
  }

  private double middle(Block block, MatrixFrame frame) {
    return frame.y() + (frame.offset(block.start()) + frame.offset(block.end())) / 2;
  }
}
