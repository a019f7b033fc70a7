package org.classblocks.linalg;

import static org.bytedeco.openblas.global.openblas_nolapack.OPENBLAS_VERSION;
import static org.bytedeco.openblas.global.openblas_nolapack.blas_set_num_threads;

/**
 * The OpenBLAS that the jar carries, on one thread: parallelism is the caller's.
 *
 * <p>Batches and products live outside the Java heap, so no call copies a batch twice; each tile's
 * product is formed from zero and added to the Java array afterwards, which keeps the rounding
 * error of a sum over many batches near that of one batch.
 */
final class OpenBlas implements Blas {
  /**
   * @throws LinkageError if the native library does not load on this machine
   */
  OpenBlas() {
    blas_set_num_threads(1);
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
