package org.classblocks.order.linkage;

/**
 * A symmetric matrix without its diagonal that can be changed, in one array a row so that no index
 * outgrows an int. Up to {@value #DOUBLES_UP_TO} rows hold doubles, 4 n^2 bytes; more rows hold
 * floats, 2 n^2 bytes, whose 7 digits are more than correlations of so many classes have.
 */
public abstract class LowerTriangle {
  static final int DOUBLES_UP_TO = 10_000;

  private LowerTriangle() {}

  /** A matrix of zeros. */
  static LowerTriangle of(int size) {
    return size <= DOUBLES_UP_TO ? new Doubles(size) : new Floats(size);
  }

  /** The bytes that a matrix takes. */
  public static long bytes(int size) {
    return (size <= DOUBLES_UP_TO ? 8L : 4L) * size * size / 2;
  }

  /** Entry (i, j) with i above j. */
  abstract double at(int i, int j);

  /** Sets entry (i, j) with i above j. */
  abstract void set(int i, int j, double value);

  static final class Doubles extends LowerTriangle {
    private final double[][] rows;

    Doubles(int size) {
      rows = new double[size][];
      for (int i = 0; i < size; i++) {
        rows[i] = new double[i];
      }
    }

    @Override
    double at(int i, int j) {
      return rows[i][j];
    }

    @Override
    void set(int i, int j, double value) {
      rows[i][j] = value;
    }
  }

  static final class Floats extends LowerTriangle {
    private final float[][] rows;

    Floats(int size) {
      rows = new float[size][];
      for (int i = 0; i < size; i++) {
        rows[i] = new float[i];
      }
    }

    @Override
    double at(int i, int j) {
      return rows[i][j];
    }

    @Override
    void set(int i, int j, double value) {
      rows[i][j] = (float) value;
    }
  }
}
