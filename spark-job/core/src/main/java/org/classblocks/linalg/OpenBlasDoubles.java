package org.classblocks.linalg;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasUpper;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dgemm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dsyrk;

import org.bytedeco.javacpp.DoublePointer;

/** Products of doubles by OpenBLAS. */
final class OpenBlasDoubles extends OpenBlasProducts {
  private final DoublePointer batch;
  private DoublePointer nativeProducts = new DoublePointer(0L);
  private final double[] scratch;
  private final FloatFactors factors;

  OpenBlasDoubles(BatchShape shape) {
    super(shape);
    this.batch = new DoublePointer(shape.values());
    this.scratch = new double[shape.columns()];
    this.factors = new FloatFactors(shape.columns());
  }

  @Override
  public void setRow(int row, double[] values) {
    batch.position(shape.offsetOf(row, values)).put(values, 0, shape.columns()).position(0);
  }

  @Override
  public float[] factors(int row, double[] largest) {
    return factors.of(largest);
  }

  @Override
  public void setRow(int row, float[] values) {
    shape.offsetOf(row, values);
    factors.divide(values, scratch, 0);
    setRow(row, scratch);
  }

  @Override
  void reserve(int area) {
    nativeProducts.close();
    nativeProducts = new DoublePointer((long) area);
    nativeProducts.zero();
  }

  @Override
  void addProducts(TileSums sums, Tile formed) {
    for (int i = 0; i < sums.tile().rows(); i++) {
      double[] row = sums.row(i);
      nativeProducts.position(placeOf(i, sums, formed)).get(scratch, 0, row.length);
      for (int j = 0; j < row.length; j++) {
        row[j] += scratch[j];
      }
    }
    nativeProducts.position(0);
  }

  @Override
  void multiplyBySelf(int rows, Tile tile) {
    cblas_dsyrk(
        CblasRowMajor,
        CblasUpper,
        CblasTrans,
        tile.rows(),
        rows,
        1.0,
        batch.getPointer(tile.rowStart()),
        shape.columns(),
        0.0,
        nativeProducts,
        tile.cols());
  }

  @Override
  void multiply(int rows, Tile tile) {
    cblas_dgemm(
        CblasRowMajor,
        CblasTrans,
        CblasNoTrans,
        tile.rows(),
        tile.cols(),
        rows,
        1.0,
        batch.getPointer(tile.rowStart()),
        shape.columns(),
        batch.getPointer(tile.colStart()),
        shape.columns(),
        0.0,
        nativeProducts,
        tile.cols());
  }

  @Override
  public void close() {
    batch.close();
    nativeProducts.close();
  }
}
