package org.classblocks.linalg;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasUpper;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_ssyrk;

import org.bytedeco.javacpp.FloatPointer;

/** Products of floats by OpenBLAS, added up in double. */
final class OpenBlasFloats extends OpenBlasProducts {
  private final FloatPointer batch;
  private final float[] rounded;
  private FloatPointer nativeProducts = new FloatPointer(0L);
  private final float[] scratch;

  OpenBlasFloats(BatchShape shape) {
    super(shape);
    this.batch = new FloatPointer(shape.values());
    this.scratch = new float[shape.columns()];
    this.rounded = new float[shape.columns()];
  }

  @Override
  public void setRow(int row, double[] values) {
    long offset = shape.offsetOf(row, values);
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = (float) values[i];
    }
    batch.position(offset).put(rounded, 0, rounded.length).position(0);
  }

  @Override
  void reserve(int area) {
    nativeProducts.close();
    nativeProducts = new FloatPointer((long) area);
    nativeProducts.zero();
  }

  @Override
  void addProducts(TileSums sums) {
    int cols = sums.tile().cols();
    for (int i = 0; i < sums.tile().rows(); i++) {
      double[] row = sums.row(i);
      nativeProducts.position((long) i * cols + sums.firstColumn(i)).get(scratch, 0, row.length);
      for (int j = 0; j < row.length; j++) {
        row[j] += scratch[j];
      }
    }
    nativeProducts.position(0);
  }

  @Override
  void multiplyBySelf(int rows, Tile tile) {
    cblas_ssyrk(
        CblasRowMajor,
        CblasUpper,
        CblasTrans,
        tile.rows(),
        rows,
        1.0f,
        batch.getPointer(tile.rowStart()),
        shape.columns(),
        0.0f,
        nativeProducts,
        tile.cols());
  }

  @Override
  void multiply(int rows, Tile tile) {
    cblas_sgemm(
        CblasRowMajor,
        CblasTrans,
        CblasNoTrans,
        tile.rows(),
        tile.cols(),
        rows,
        1.0f,
        batch.getPointer(tile.rowStart()),
        shape.columns(),
        batch.getPointer(tile.colStart()),
        shape.columns(),
        0.0f,
        nativeProducts,
        tile.cols());
  }

  @Override
  public void close() {
    batch.close();
    nativeProducts.close();
  }
}
