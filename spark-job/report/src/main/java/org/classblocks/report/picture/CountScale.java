package org.classblocks.report.picture;

import java.util.ArrayList;
import java.util.List;
import org.classblocks.report.text.Numbers;

/**
 * Counts as shades of purple, by their logarithms: 0 is the lightest shade, the lowest count is
 * clearly darker, the highest is the darkest.
 *
 * @param lowest the lowest positive count
 * @param highest the highest; 0 if there is none
 */
record CountScale(double lowest, double highest) implements Shades.Scale {
  /** Where among all shades the lowest count lies. */
  private static final double LOWEST_SHARE = 0.35;

  /** How near to an end of the bar there is no room for a number, as a share of the bar. */
  private static final double ROOM = 0.14;

  /** The most powers of ten at the bar. */
  private static final int MOST_POWERS = 6;

  /** The scale from the lowest to the highest positive count of a grid. */
  static CountScale covering(MatrixPixels cells) {
    double lowest = Double.POSITIVE_INFINITY;
    double highest = 0;
    for (int row = 0; row < cells.side(); row++) {
      for (int column = 0; column < cells.side(); column++) {
        float count = cells.at(row, column);
        if (count > 0) {
          lowest = Math.min(lowest, count);
          highest = Math.max(highest, count);
        }
      }
    }
    return new CountScale(lowest, highest);
  }

  boolean isEmpty() {
    return highest == 0;
  }

  @Override
  public Shades shades() {
    return Shades.PURPLE;
  }

  @Override
  public int place(double count) {
    return count <= 0 ? 0 : Shades.place(LOWEST_SHARE + (1 - LOWEST_SHARE) * share(count));
  }

  /** How far from the lowest to the highest count, 1 if these are equal. */
  private double share(double count) {
    return lowest == highest ? 1 : Math.log(count / lowest) / Math.log(highest / lowest);
  }

  @Override
  public String text(double count) {
    return count == 0 ? "" : Numbers.amount(count);
  }

  /** Where among all shades those of positive counts start, 0 to 1. */
  double lightest() {
    return lowest == highest ? 1 : LOWEST_SHARE;
  }

  /** The ticks of the legend: both ends, and powers of ten as far as there is room. */
  List<LegendKey.Tick> ticks() {
    if (isEmpty()) {
      return List.of();
    }
    if (lowest == highest) {
      return List.of(new LegendKey.Tick(0.5, Numbers.amount(highest)));
    }
    List<LegendKey.Tick> ticks = new ArrayList<>();
    ticks.add(new LegendKey.Tick(0, Numbers.amount(lowest)));
    int first = (int) Math.ceil(Math.log10(lowest));
    int last = (int) Math.floor(Math.log10(highest));
    int step = Math.max(1, (last - first + MOST_POWERS) / MOST_POWERS);
    for (int power = first; power <= last; power += step) {
      double share = share(Math.pow(10, power));
      if (share > ROOM && share < 1 - ROOM) {
        ticks.add(new LegendKey.Tick(share, Numbers.amount(Math.pow(10, power))));
      }
    }
    ticks.add(new LegendKey.Tick(1, Numbers.amount(highest)));
    return ticks;
  }
}
