package org.classblocks.linalg;

import static org.bytedeco.openblas.global.openblas_nolapack.OPENBLAS_VERSION;
import static org.bytedeco.openblas.global.openblas_nolapack.blas_set_num_threads;

/**
 * The OpenBLAS that the jar carries, on one thread: callers work in parallel.
 *
 * <p>Batches and products lie outside the Java heap, so no call copies a batch twice. Each tile's
 * product is formed from zero and then added to the Java array. So the rounding error of a sum over
 * many batches stays near that of one batch.
 */
final class OpenBlas implements Blas {
  /**
   * @throws LinkageError if the native library does not load on this machine
   */
  OpenBlas() {
    blas_set_num_threads(1);
    for (Precision precision : Precision.values()) {
      bind(precision);
    }
  }

  /**
   * Forms one small product of each kind. The linker looks a native function up when it is called
   * first, among all that the process has loaded by then: once MLlib has loaded a BLAS of the
   * system, ours would silently be replaced by it, ten times slower where it is the reference.
   */
  private void bind(Precision precision) {
    try (CrossProducts products = crossProducts(1, 2, precision)) {
      products.setRow(0, new double[2]);
      products.addTo(1, new TileSums(new Tile(0, 0, 1, 0, 1)));
      products.addTo(1, new TileSums(new Tile(1, 0, 1, 1, 2)));
    }
  }

  @Override
  public String name() {
    return OPENBLAS_VERSION.strip();
  }

  @Override
  public CrossProducts crossProducts(int maxRows, int columns, Precision precision) {
    BatchShape shape = new BatchShape(maxRows, columns);
    return switch (precision) {
      case DOUBLE -> new OpenBlasDoubles(shape);
      case MIXED -> new OpenBlasFloats(shape);
    };
  }
}
