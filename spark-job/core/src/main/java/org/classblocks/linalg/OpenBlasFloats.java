package org.classblocks.linalg;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasUpper;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_ssyrk;

import java.nio.FloatBuffer;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Products of floats by OpenBLAS, added up in double. {@link FloatColumns} keeps the floats within
 * their range.
 *
 * <p>Rows are added up from the last to the first. As samples come, the rows that merge them
 * shrink, and a first sample far from all others makes large ones; small numbers first, then large
 * ones, loses fewer digits.
 */
final class OpenBlasFloats extends OpenBlasProducts {
  private final FloatPointer batch;
  private final FloatBuffer rows;
  private final FloatColumns columns;
  private FloatPointer nativeProducts = new FloatPointer(0L);
  private final float[] scratch;

  OpenBlasFloats(BatchShape shape) {
    super(shape);
    this.batch = new FloatPointer(shape.values());
    this.rows = batch.asBuffer();
    this.scratch = new float[shape.columns()];
    this.columns = new FloatColumns(shape.columns());
  }

  @Override
  public void setRow(int row, double[] values) {
    shape.offsetOf(row, values);
    if (row == 0) {
      columns.clear();
    }
    put(row, columns.round(values, (column, power) -> rescale(row, column, power)));
  }

  @Override
  public float[] factors(int row, double[] largest) {
    if (row == 0) {
      columns.clear();
    }
    return columns.factors(largest, (column, power) -> rescale(row, column, power));
  }

  @Override
  public void setRow(int row, float[] values) {
    shape.offsetOf(row, values);
    put(row, values);
  }

  /**
   * Forms all products by one call if all are wanted: OpenBLAS copies every column once then, and
   * not once for each tile.
   */
  @Override
  public void addTo(int rows, List<TileSums> sums) {
    int columns = shape.columns();
    long pairs = sums.stream().mapToLong(of -> of.tile().pairs()).sum();
    if (pairs < new Tiling(columns, 1).pairs() || columns > MOST_COLUMNS_AT_ONCE) {
      super.addTo(rows, sums);
      return;
    }
    Tile all = new Tile(0, 0, columns, 0, columns);
    shape.check(rows, all);
    form(rows, all);
    sums.forEach(of -> addProducts(of, all));
  }

  private void put(int row, float[] values) {
    rows.position((int) start(row + 1)).put(values, 0, shape.columns());
  }

  /** Where the last of some rows lies, and with it the product begins. */
  private long start(int rows) {
    return (long) (shape.maxRows() - rows) * shape.columns();
  }

  private void rescale(int rows, int column, int power) {
    for (int row = 1; row <= rows; row++) {
      long place = start(row) + column;
      batch.put(place, Math.scalb(batch.get(place), power));
    }
  }

  @Override
  void reserve(int area) {
    nativeProducts.close();
    nativeProducts = new FloatPointer((long) area);
    nativeProducts.zero();
  }

  @Override
  void addProducts(TileSums sums, Tile formed) {
    Tile tile = sums.tile();
    double[] units = columns.units();
    for (int i = 0; i < tile.rows(); i++) {
      double[] row = sums.row(i);
      int first = sums.firstColumn(i);
      double unit = units[tile.rowStart() + i];
      nativeProducts.position(placeOf(i, sums, formed)).get(scratch, 0, row.length);
      for (int j = 0; j < row.length; j++) {
        row[j] += scratch[j] * unit * units[tile.colStart() + first + j];
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
        batch.getPointer(start(rows) + tile.rowStart()),
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
        batch.getPointer(start(rows) + tile.rowStart()),
        shape.columns(),
        batch.getPointer(start(rows) + tile.colStart()),
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
