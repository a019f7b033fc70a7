package org.classblocks.report;

/** Which shade stands for which value. Values are never NaN. */
interface ShadeScale {
  /** What the shades are taken from. */
  Shades shades();

  /** The place of a value's shade among all shades. */
  int place(double value);

  /** A value as it is written into a cell that has room for it. */
  String text(double value);
}
