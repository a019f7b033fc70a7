package org.classblocks.linalg;

import java.util.SplittableRandom;
import org.classblocks.bench.Flop;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One tile of 656 x 656 class pairs from a batch of 1,312 classes, by each library. Of a diagonal
 * tile only the half that is needed counts, whatever a library computes.
 */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class TileBenchmark {
  private static final int EDGE = 656;

  /** The libraries. */
  public enum Library {
    OPENBLAS,
    JAVA,
    REFERENCE;

    private Blas blas() {
      return switch (this) {
        case OPENBLAS -> new OpenBlas();
        case JAVA -> new JavaBlas();
        case REFERENCE -> new ReferenceBlas();
      };
    }
  }

  /** Where the tile lies. */
  public enum Place {
    DIAGONAL,
    OFF_DIAGONAL;

    private Tile tile() {
      return switch (this) {
        case DIAGONAL -> new Tile(0, 0, EDGE, 0, EDGE);
        case OFF_DIAGONAL -> new Tile(1, 0, EDGE, EDGE, 2 * EDGE);
      };
    }
  }

  @Param private Library library;
  @Param private Place place;

  @Param({"DOUBLE", "MIXED"})
  private Precision precision;

  @Param({"256", "1024", "2048"})
  private int rows;

  private double flop;
  private CrossProducts crossProducts;
  private TileSums sums;

  @Setup
  public void open() {
    Tile tile = place.tile();
    flop = (tile.isDiagonal() ? 1.0 : 2.0) * rows * tile.area();
    crossProducts = library.blas().crossProducts(rows, 2 * EDGE, precision);
    sums = new TileSums(tile);
    SplittableRandom random = new SplittableRandom(1);
    for (int row = 0; row < rows; row++) {
      crossProducts.setRow(row, random.doubles(2 * EDGE, -1, 1).toArray());
    }
  }

  @Benchmark
  public void addTo(Flop counter) {
    crossProducts.addTo(rows, sums);
    counter.add(flop);
  }

  @TearDown
  public void close() {
    crossProducts.close();
  }
}
