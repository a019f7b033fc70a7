package org.classblocks.report.picture;

import java.util.List;

/**
 * What a legend explains.
 *
 * @param caption what the shades stand for
 * @param scale which shade stands for which value
 * @param lightest where among all shades the bar starts, 0 to 1
 * @param ticks the numbers at the bar, from left to right; no bar without them
 * @param notes what else is to be said
 */
record LegendKey(
    String caption, Shades.Scale scale, double lightest, List<Tick> ticks, List<Note> notes) {
  LegendKey {
    ticks = List.copyOf(ticks);
    notes = List.copyOf(notes);
  }

  /**
   * A number at the bar.
   *
   * @param share how far it lies along the bar, 0 to 1
   */
  record Tick(double share, String text) {}

  /** Something that is seen in the picture, and what it means. */
  record Note(Mark mark, String text) {}

  /** What stands before a note. */
  enum Mark {
    /** Nothing. */
    NONE,
    /** A piece of hatching. */
    HATCH,
    /** The outline of a block. */
    BLOCK,
    /** The shade of a zero. */
    ZERO,
    /** The grey of cells that are left out. */
    GREY
  }
}
