package org.classblocks.report;

/**
 * Where the matrix lies in the picture.
 *
 * @param x its left edge in pixels
 * @param y its upper edge in pixels
 * @param edge its width and height in pixels
 * @param zoom the pixels along the edge of one grid cell
 */
record MatrixFrame(int x, int y, int edge, int zoom) {
  /** The pixels right of the left edge, or below the upper edge, of a boundary on the grid. */
  int offset(double boundary) {
    return (int) Math.round(boundary * zoom);
  }

  int right() {
    return x + edge;
  }

  int bottom() {
    return y + edge;
  }
}
