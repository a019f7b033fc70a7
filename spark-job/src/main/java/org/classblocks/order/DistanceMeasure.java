package org.classblocks.order;

/** How far apart two classes are, from their similarities. */
public enum DistanceMeasure {
  /** 1 - r. */
  CORRELATION,
  /** The Euclidean distance between the rows of the matrix. */
  PROFILE
}
