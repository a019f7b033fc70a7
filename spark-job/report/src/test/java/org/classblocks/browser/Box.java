package org.classblocks.browser;

/** A rectangle in the window, in CSS pixels from its upper left corner. */
public record Box(double left, double top, double width, double height) {
  /** The x at a share of the width. */
  public double x(double share) {
    return left + share * width;
  }

  /** The y at a share of the height. */
  public double y(double share) {
    return top + share * height;
  }
}
