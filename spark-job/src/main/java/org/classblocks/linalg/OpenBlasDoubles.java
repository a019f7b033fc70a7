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
  private double[] scratch = new double[0];

  OpenBlasDoubles(BatchShape shape) {
    super(shape);
    this.batch = new DoublePointer(shape.values());
  }

  @Override
  public void setRow(int row, double[] values) {
    batch.position(shape.offsetOf(row, values)).put(values, 0, shape.columns()).position(0);
  }

  @Override
  void reserve(int area) {
    nativeProducts.close();
    nativeProducts = new DoublePointer((long) area);
    nativeProducts.zero();
    scratch = new double[area];
  }

  @Override
  void addProducts(double[] products, int area) {
    nativeProducts.get(scratch, 0, area);
    for (int i = 0; i < area; i++) {
      products[i] += scratch[i];
    }
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
