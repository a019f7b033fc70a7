package org.classblocks.report.picture;

/** What a picture is drawn for, which decides how small things may be. */
enum OutputMedium {
  /** A picture of pixels, which is looked at as it is. */
  PIXELS(60, false, 1),
  /** Vectors, which can be enlarged until the smallest name is readable. */
  VECTORS(3000, true, 1e-4);

  private final int mostNames;
  private final boolean namesOnTop;
  private final double finest;

  OutputMedium(int mostNames, boolean namesOnTop, double finest) {
    this.mostNames = mostNames;
    this.namesOnTop = namesOnTop;
    this.finest = finest;
  }

  /** The most classes that have their names at their rows. */
  int mostNames() {
    return mostNames;
  }

  /** Whether classes have their names at their columns, too. */
  boolean namesOnTop() {
    return namesOnTop;
  }

  /** The width of the thinnest line that can be seen, in pixels. */
  double finest() {
    return finest;
  }
}
