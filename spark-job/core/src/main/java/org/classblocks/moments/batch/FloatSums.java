package org.classblocks.moments.batch;

import java.util.Arrays;

/**
 * Centres the floats of a batch and adds up y and y², y = x - pivot. Rounding errors are found
 * exactly and added up beside the sums, in loops of floats with one index, which the compiler makes
 * vectors of.
 */
final class FloatSums {
  /** The most rows that are added up in floats. */
  private static final int ROWS = 256;

  /** The sums of y, by class id. */
  final double[] sums;

  /** The sums of y², by class id. */
  final double[] squares;

  private final float[] row;
  private final float[] sum;
  private final float[] sumRest;
  private final float[] square;
  private final float[] squareRest;

  FloatSums(int classCount) {
    this.sums = new double[classCount];
    this.squares = new double[classCount];
    this.row = new float[classCount];
    this.sum = new float[classCount];
    this.sumRest = new float[classCount];
    this.square = new float[classCount];
    this.squareRest = new float[classCount];
  }

  /** Takes the place of the sums before, and hands over y times the factors, row by row. */
  void take(FloatBatch batch, float[] pivot, float[] factors, PivotedFloats.RowSink sink) {
    Arrays.fill(sums, 0);
    Arrays.fill(squares, 0);
    for (int start = 0; start < batch.rows(); start += ROWS) {
      int end = Math.min(batch.rows(), start + ROWS);
      for (int r = start; r < end; r++) {
        batch.copyRow(r, row);
        centre(row, pivot, factors, sumRest, squareRest);
        addSums(row, sum, sumRest);
        addSquares(row, square, squareRest);
        sink.accept(row);
      }
      flush(factors);
    }
  }

  /** Leaves y in place of x; what y is rounded by goes to the rests, those of y² to first order. */
  private static void centre(
      float[] row, float[] pivot, float[] factors, float[] sumRest, float[] squareRest) {
    for (int id = 0; id < row.length; id++) {
      float x = row[id];
      float difference = x - pivot[id];
      float part = difference - x;
      float rest = ((x - (difference - part)) - (pivot[id] + part)) * factors[id];
      float y = difference * factors[id];
      sumRest[id] += rest;
      squareRest[id] += 2 * y * rest;
      row[id] = y;
    }
  }

  private static void addSums(float[] row, float[] sum, float[] sumRest) {
    for (int id = 0; id < row.length; id++) {
      float y = row[id];
      float before = sum[id];
      float after = before + y;
      float part = after - before;
      sumRest[id] += (before - (after - part)) + (y - part);
      sum[id] = after;
    }
  }

  private static void addSquares(float[] row, float[] square, float[] squareRest) {
    for (int id = 0; id < row.length; id++) {
      float y = row[id];
      float product = y * y;
      float rest = Math.fma(y, y, -product);
      float before = square[id];
      float after = before + product;
      float part = after - before;
      squareRest[id] += ((before - (after - part)) + (product - part)) + rest;
      square[id] = after;
    }
  }

  private void flush(float[] factors) {
    for (int id = 0; id < sums.length; id++) {
      double unit = factors[id] == 0 ? 0 : 1.0 / factors[id];
      sums[id] += ((double) sum[id] + sumRest[id]) * unit;
      squares[id] += ((double) square[id] + squareRest[id]) * unit * unit;
    }
    for (float[] floats : new float[][] {sum, sumRest, square, squareRest}) {
      Arrays.fill(floats, 0);
    }
  }
}
