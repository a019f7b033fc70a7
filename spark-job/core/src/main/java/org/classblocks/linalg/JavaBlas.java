package org.classblocks.linalg;

import dev.ludovic.netlib.blas.BLAS;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The products in Java, by the netlib library that Spark brings, for machines where OpenBLAS does
 * not load. With mixed precision, values are rounded as OpenBLAS rounds them and multiplied in
 * double. That gains no speed, but gives the same result to within its error.
 */
final class JavaBlas implements Blas {
  /** Held here, so that its level is not forgotten; its warnings are of what we do not ask for. */
  private static final Logger NETLIB_LOG =
      Logger.getLogger("dev.ludovic.netlib.blas.InstanceBuilder");

  private final BLAS netlib;

  JavaBlas() {
    NETLIB_LOG.setLevel(Level.SEVERE);
    netlib = dev.ludovic.netlib.blas.JavaBLAS.getInstance();
  }

  @Override
  public String name() {
    return "netlib " + netlib.getClass().getSimpleName();
  }

  @Override
  public CrossProducts crossProducts(int maxRows, int columns, Precision precision) {
    return new HeapProducts(netlib, new BatchShape(maxRows, columns), precision);
  }

  private static final class HeapProducts implements CrossProducts {
    private final BLAS netlib;
    private final BatchShape shape;
    private final Precision precision;
    private final double[] batch;
    private final FloatFactors factors;
    private double[] product = new double[0];

    /** One row of room more: netlib wants whole rows to follow the first entry of a tile. */
    HeapProducts(BLAS netlib, BatchShape shape, Precision precision) {
      this.netlib = netlib;
      this.shape = shape;
      this.precision = precision;
      this.batch = new double[Math.multiplyExact(shape.maxRows() + 1, shape.columns())];
      this.factors = new FloatFactors(shape.columns());
    }

    @Override
    public void setRow(int row, double[] values) {
      precision.copy(values, batch, (int) shape.offsetOf(row, values), shape.columns());
    }

    @Override
    public float[] factors(int row, double[] largest) {
      return factors.of(largest);
    }

    @Override
    public void setRow(int row, float[] values) {
      factors.divide(values, batch, (int) shape.offsetOf(row, values));
    }

    /**
     * In BLAS's column-major eyes X is its transpose. Diagonal tiles are formed whole: netlib's
     * product of half a tile is three times slower than that of all of it.
     */
    @Override
    public void addTo(int rows, TileSums sums) {
      Tile tile = sums.tile();
      shape.check(rows, tile);
      if (rows == 0) {
        return;
      }
      if (product.length < tile.area()) {
        product = new double[tile.area()];
      }
      int columns = shape.columns();
      int m = tile.cols();
      int n = tile.rows();
      int left = tile.colStart();
      int right = tile.rowStart();
      netlib.dgemm(
          "N", "T", m, n, rows, 1.0, batch, left, columns, batch, right, columns, 0.0, product, 0,
          m);
      for (int i = 0; i < n; i++) {
        sums.addToRow(i, product, i * m + sums.firstColumn(i));
      }
    }

    @Override
    public void close() {
      // Nothing outside the heap.
    }
  }
}
