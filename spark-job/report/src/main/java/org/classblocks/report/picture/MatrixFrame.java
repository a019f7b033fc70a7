package org.classblocks.report.picture;

/**
 * Where the matrix lies in the picture, in pixels.
 *
 * @param x its left edge
 * @param y its upper edge
 * @param edge its width and height
 * @param classes the number of classes along its edge
 */
record MatrixFrame(double x, double y, double edge, int classes) {
  /** How far the boundary before a position lies right of the left edge, or below the upper one. */
  double offset(int position) {
    return classes == 0 ? 0 : edge * position / classes;
  }

  /** The width and height of a class. */
  double perClass() {
    return offset(1);
  }

  double right() {
    return x + edge;
  }

  double bottom() {
    return y + edge;
  }
}
