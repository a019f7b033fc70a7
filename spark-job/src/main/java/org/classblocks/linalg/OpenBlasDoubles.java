package org.classblocks.linalg;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasUpper;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dgemm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dsyrk;

import org.bytedeco.javacpp.DoublePointer;

/** Products of doubles by OpenBLAS. */
final class OpenBlasDoubles implements CrossProducts {
  private final BatchShape shape;
  private final DoublePointer batch;
  private DoublePointer nativeProducts = new DoublePointer(0L);
  private double[] scratch = new double[0];

  OpenBlasDoubles(BatchShape shape) {
    this.shape = shape;
    this.batch = new DoublePointer(shape.values());
  }

  @Override
  public void setRow(int row, double[] values) {
    batch.position(shape.offsetOf(row, values)).put(values, 0, shape.columns()).position(0);
  }

  @Override
  public void addTo(int rows, Tile tile, double[] products) {
    shape.check(rows, tile, products);
    int area = tile.area();
    ensureScratch(area);
    if (tile.isDiagonal()) {
      multiplyBySelf(rows, tile);
    } else {
      multiply(rows, tile);
    }
    nativeProducts.get(scratch, 0, area);
    for (int i = 0; i < area; i++) {
      products[i] += scratch[i];
    }
  }

  private void ensureScratch(int area) {
    if (scratch.length < area) {
      nativeProducts.close();
      nativeProducts = new DoublePointer((long) area);
      nativeProducts.zero();
      scratch = new double[area];
    }
  }

  private void multiplyBySelf(int rows, Tile tile) {
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

  private void multiply(int rows, Tile tile) {
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
