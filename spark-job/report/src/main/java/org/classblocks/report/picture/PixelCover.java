package org.classblocks.report.picture;

/**
 * Which pixels along an edge cover which classes. In units of 1/side of a class, class p covers [p
 * side, (p + 1) side) and pixel g covers [g k, (g + 1) k): all bounds are integers, and a class
 * touches at most two pixels.
 */
final class PixelCover {
  private final int classCount;
  private final int side;
  private final int[] first;
  private final int[] shareOfFirst;

  /**
   * @param classCount the number of classes, k
   * @param side the number of pixels, at most k
   */
  PixelCover(int classCount, int side) {
    this.classCount = classCount;
    this.side = side;
    this.first = new int[classCount];
    this.shareOfFirst = new int[classCount];
    for (int position = 0; position < classCount; position++) {
      long start = (long) position * side;
      first[position] = (int) (start / classCount);
      shareOfFirst[position] = (int) Math.min(side, (first[position] + 1L) * classCount - start);
    }
  }

  int side() {
    return side;
  }

  /** The first pixel that covers a part of the class at a position. */
  int first(int position) {
    return first[position];
  }

  /** How much that pixel covers of it, from 1 to {@code side}. */
  int ofFirst(int position) {
    return shareOfFirst[position];
  }

  /** How much the next pixel covers of it, from 0 to {@code side} - 1. */
  int ofNext(int position) {
    return side - shareOfFirst[position];
  }

  /** Whether the first pixel of the class at a position covers no part of classes after it. */
  boolean endsPixel(int position) {
    return (position + 1L) * side >= (first[position] + 1L) * classCount;
  }
}
