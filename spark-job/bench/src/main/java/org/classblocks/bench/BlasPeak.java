package org.classblocks.bench;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.blas_set_num_threads;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dgemm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.classblocks.linalg.Precision;

/**
 * The product of two large square matrices by one thread of OpenBLAS: what no product on this
 * machine outruns. Floats for {@link Precision#MIXED}. Holds native memory until it is closed.
 */
final class BlasPeak implements AutoCloseable {
  private static final int EDGE = 2048;
  private static final int ROUNDS = 6;

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

  /** GFLOP/s of one core while all cores multiply; NaN where OpenBLAS does not load. */
  static double gflopsPerCore(Precision precision, int cores) throws Exception {
    try {
      return OnAllCores.run(cores, () -> gflopsOfOne(precision)).stream()
          .mapToDouble(Double::doubleValue)
          .average()
          .orElseThrow();
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof LinkageError) {
        return Double.NaN;
      }
      throw failure;
    }
  }

  /** The best of a few. */
  private static double gflopsOfOne(Precision precision) {
    try (BlasPeak peak = new BlasPeak(precision)) {
      double best = 0;
      for (int round = 0; round < ROUNDS; round++) {
        long start = System.nanoTime();
        peak.multiply();
        best = Math.max(best, FLOP / (System.nanoTime() - start));
      }
      return best;
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
