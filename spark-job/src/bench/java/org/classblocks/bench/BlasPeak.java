package org.classblocks.bench;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.blas_set_num_threads;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dgemm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import java.util.SplittableRandom;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.classblocks.linalg.Precision;

/**
 * The product of two large square matrices by one thread of OpenBLAS: what no product on this
 * machine outruns. Floats for {@link Precision#MIXED}. Holds native memory until it is closed.
 */
final class BlasPeak implements AutoCloseable {
  private static final int EDGE = 2048;

  /** The operations of one product. */
  static final double FLOP = 2.0 * EDGE * EDGE * EDGE;

  private final Precision precision;
  private final FloatPointer[] floats = new FloatPointer[3];
  private final DoublePointer[] doubles = new DoublePointer[3];

  /**
   * @throws LinkageError if OpenBLAS does not load here
   */
  BlasPeak(Precision precision) {
    this.precision = precision;
    blas_set_num_threads(1);
    SplittableRandom random = new SplittableRandom(1);
    for (int matrix = 0; matrix < 3; matrix++) {
      double[] values = random.doubles((long) EDGE * EDGE, -1, 1).toArray();
      if (precision == Precision.DOUBLE) {
        doubles[matrix] = new DoublePointer(values);
      } else {
        floats[matrix] = new FloatPointer((long) EDGE * EDGE);
        for (int i = 0; i < values.length; i++) {
          floats[matrix].put(i, (float) values[i]);
        }
      }
    }
  }

  /** One product, {@value #EDGE} in all directions. */
  void multiply() {
    if (precision == Precision.DOUBLE) {
      cblas_dgemm(
          CblasRowMajor,
          CblasNoTrans,
          CblasNoTrans,
          EDGE,
          EDGE,
          EDGE,
          1.0,
          doubles[0],
          EDGE,
          doubles[1],
          EDGE,
          0.0,
          doubles[2],
          EDGE);
    } else {
      cblas_sgemm(
          CblasRowMajor,
          CblasNoTrans,
          CblasNoTrans,
          EDGE,
          EDGE,
          EDGE,
          1.0f,
          floats[0],
          EDGE,
          floats[1],
          EDGE,
          0.0f,
          floats[2],
          EDGE);
    }
  }

  @Override
  public void close() {
    for (int matrix = 0; matrix < 3; matrix++) {
      if (doubles[matrix] != null) {
        doubles[matrix].close();
      }
      if (floats[matrix] != null) {
        floats[matrix].close();
      }
    }
  }
}
