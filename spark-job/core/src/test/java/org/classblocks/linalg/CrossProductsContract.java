package org.classblocks.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link Blas} must do, compared with plain loops. */
abstract class CrossProductsContract {
  /** Mixed products differ from plain loops over floats by at most this, relative to the norms. */
  private static final double FLOAT_ERROR = 0x1p-24;

  abstract Blas blas();

  private CrossProducts products(int maxRows, int columns) {
    return blas().crossProducts(maxRows, columns, Precision.DOUBLE);
  }

  private static void load(CrossProducts products, double[] batch, int rows, int columns) {
    for (int row = 0; row < rows; row++) {
      products.setRow(row, Arrays.copyOfRange(batch, row * columns, (row + 1) * columns));
    }
  }

  @Test
  void hasAName() {
    assertThat(blas().name()).isNotBlank();
  }

  /** Products of small integers are exact in any order of summation, so nothing is tolerated. */
  @ParameterizedTest(name = "{0} rows, {1} columns, edge {2}")
  @CsvSource({
    "1, 1, 1",
    "1, 7, 3",
    "7, 1, 4",
    "2, 2, 5",
    "5, 9, 3",
    "13, 17, 5",
    "3, 31, 32",
    "64, 65, 16",
    "129, 67, 67",
    "2049, 5, 2"
  })
  void equalsPlainLoops(int rows, int columns, int edge) {
    double[] batch = integers(rows * columns, rows + 31L * columns);
    double[][] expected = plainLoops(batch, rows, columns);
    try (CrossProducts products = products(rows, columns)) {
      load(products, batch, rows, columns);
      for (Tile tile : new Tiling(columns, edge).tiles()) {
        TileSums actual = new TileSums(tile);
        products.addTo(rows, actual);
        assertEqual(tile, actual, expected);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1", "57", "3000"})
  void roundsNoWorseThanPlainLoops(int rows) {
    int columns = 11;
    long seed = 41L + rows;
    double[] batch = filled(rows * columns, new Random(seed)::nextGaussian);
    double[][] expected = plainLoops(batch, rows, columns);
    double largest = Arrays.stream(expected).flatMapToDouble(Arrays::stream).max().orElse(0);
    try (CrossProducts products = products(rows, columns)) {
      load(products, batch, rows, columns);
      for (Tile tile : new Tiling(columns, 4).tiles()) {
        TileSums actual = new TileSums(tile);
        products.addTo(rows, actual);
        for (int i = 0; i < tile.rows(); i++) {
          for (int j = tile.isDiagonal() ? i : 0; j < tile.cols(); j++) {
            assertThat(actual.at(i, j))
                .as("seed %d, %s, (%d, %d)", seed, tile, i, j)
                .isCloseTo(
                    expected[tile.rowStart() + i][tile.colStart() + j],
                    within(2 * rows * Math.ulp(largest)));
          }
        }
      }
    }
  }

  /** Whether they are all tiles or not, integers give the same products in both precisions. */
  @ParameterizedTest(name = "{0} columns, edge {1}, without the last {2} tiles")
  @CsvSource({"1, 1, 0", "9, 4, 0", "9, 4, 1", "65, 16, 0", "65, 16, 7", "3073, 1537, 0"})
  void addsSeveralTilesAsEachAlone(int columns, int edge, int left) {
    int rows = 3;
    double[] batch = integers(rows * columns, columns);
    List<Tile> tiles = new Tiling(columns, edge).tiles();
    for (Precision precision : Precision.values()) {
      List<TileSums> sums =
          tiles.subList(0, tiles.size() - left).stream().map(TileSums::new).toList();
      try (CrossProducts products = blas().crossProducts(rows, columns, precision)) {
        load(products, batch, rows, columns);
        products.addTo(rows, sums);
        for (TileSums one : sums) {
          TileSums expected = new TileSums(one.tile());
          products.addTo(rows, expected);
          for (int i = 0; i < one.tile().rows(); i++) {
            assertThat(one.row(i))
                .as("%s, %s, row %d", precision, one.tile(), i)
                .containsExactly(expected.row(i));
          }
        }
      }
    }
  }

  /** The sums grow over loads of unlike length, the shorter ones with rows of the longer behind. */
  @Test
  void addsLoadsToWhatIsThere() {
    int columns = 10;
    int[] lengths = {6, 1, 0, 4, 6, 2};
    double[][] expected = new double[columns][columns];
    for (double[] row : expected) {
      Arrays.fill(row, 1000);
    }
    Tiling tiling = new Tiling(columns, 4);
    List<TileSums> sums = tiling.tiles().stream().map(CrossProductsContract::thousands).toList();
    try (CrossProducts products = products(6, columns)) {
      for (int load = 0; load < lengths.length; load++) {
        double[] batch = integers(6 * columns, load);
        double[][] more = plainLoops(batch, lengths[load], columns);
        load(products, batch, lengths[load], columns);
        for (Tile tile : tiling.tiles()) {
          products.addTo(lengths[load], sums.get(tile.index()));
        }
        for (int i = 0; i < columns; i++) {
          for (int j = 0; j < columns; j++) {
            expected[i][j] += more[i][j];
          }
        }
      }
    }
    for (Tile tile : tiling.tiles()) {
      assertEqual(tile, sums.get(tile.index()), expected);
    }
  }

  /** The bound is that of {@link Precision#MIXED}: (rows + 2) 2^-24 of the product of the norms. */
  @ParameterizedTest
  @CsvSource({"1", "64", "1600"})
  void mixedProductsKeepTheirBound(int rows) {
    int columns = 23;
    long seed = 7L + rows;
    double[] batch = filled(rows * columns, new Random(seed)::nextGaussian);
    double[][] exact = plainLoops(batch, rows, columns);
    double worst = 0;
    try (CrossProducts products = blas().crossProducts(rows, columns, Precision.MIXED)) {
      load(products, batch, rows, columns);
      for (Tile tile : new Tiling(columns, 8).tiles()) {
        TileSums actual = new TileSums(tile);
        products.addTo(rows, actual);
        for (int i = 0; i < tile.rows(); i++) {
          for (int j = tile.isDiagonal() ? i : 0; j < tile.cols(); j++) {
            int a = tile.rowStart() + i;
            int b = tile.colStart() + j;
            double norms = Math.sqrt(exact[a][a] * exact[b][b]);
            double error = Math.abs(actual.at(i, j) - exact[a][b]) / norms;
            worst = Math.max(worst, error);
          }
        }
      }
    }
    assertThat(worst).as("seed %d", seed).isPositive().isLessThan((rows + 2) * FLOAT_ERROR);
  }

  /** Powers of two are exact, so not a bit may change beside them. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void mixedProductsDoNotDependOnTheUnitsOfColumns(long seed) {
    int rows = 70;
    int columns = 13;
    Random random = new Random(seed);
    double[] batch = filled(rows * columns, random::nextGaussian);
    int[] powers = random.ints(columns, -400, 400).toArray();
    double[] scaled = new double[batch.length];
    Arrays.setAll(scaled, i -> Math.scalb(batch[i], powers[i % columns]));
    double[][] plain = mixed(batch, rows, columns);
    double[][] actual = mixed(scaled, rows, columns);
    for (int i = 0; i < columns; i++) {
      for (int j = i; j < columns; j++) {
        assertThat(actual[i][j])
            .as("seed %d, (%d, %d)", seed, i, j)
            .isEqualTo(Math.scalb(plain[i][j], powers[i] + powers[j]));
      }
    }
  }

  /**
   * Columns that begin with zeros, with the least of doubles, and small; of floats out of range.
   */
  @Test
  void mixedProductsTakeColumnsOfAnyCourse() {
    int rows = 90;
    Random random = new Random(8);
    IntToDoubleFunction[] courses = {
      row -> random.nextGaussian(),
      row -> row < 40 ? 0 : random.nextGaussian(),
      row -> row < 80 ? 0 : 1e-30 * random.nextGaussian(),
      row -> row == 0 ? Double.MIN_VALUE : random.nextGaussian(),
      row -> Math.pow(10, row - 45) * random.nextGaussian(),
      row -> Math.pow(10, 45 - row) * random.nextGaussian(),
      row -> row == 30 ? 1e30 : random.nextGaussian(),
      row -> row % 3 == 0 ? -3.4e38 : random.nextGaussian(),
      row -> Float.MIN_VALUE * random.nextGaussian(),
      row -> 1e-150 * random.nextGaussian(),
      row -> 0
    };
    int columns = courses.length;
    double[] batch = new double[rows * columns];
    Arrays.setAll(batch, i -> courses[i % columns].applyAsDouble(i / columns));
    double[][] exact = plainLoops(batch, rows, columns);
    double[][] actual = mixed(batch, rows, columns);
    for (int i = 0; i < columns; i++) {
      for (int j = i; j < columns; j++) {
        double norms = Math.sqrt(exact[i][i]) * Math.sqrt(exact[j][j]);
        assertThat(actual[i][j])
            .as("(%d, %d)", i, j)
            .isCloseTo(exact[i][j], within((rows + 2) * FLOAT_ERROR * norms));
      }
    }
  }

  /** Floats that are multiplied by their factors give the products of the same doubles. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void floatsCountAsTheDoublesTheyAre(boolean isBehindDoubles) {
    int rows = 20;
    Random random = new Random(12);
    double[] scales = {1, 1e-45, 1e-38, 1e38, 0, 1e-20};
    int columns = scales.length;
    double[] batch = new double[rows * columns];
    double[] largest = new double[columns];
    for (int i = 0; i < batch.length; i++) {
      batch[i] = (float) (scales[i % columns] * random.nextInt(3));
      largest[i % columns] = Math.max(largest[i % columns], batch[i]);
    }
    for (Precision precision : Precision.values()) {
      try (CrossProducts products = blas().crossProducts(rows, columns, precision)) {
        int before = isBehindDoubles ? 3 : 0;
        load(products, batch, before, columns);
        float[] factors = products.factors(before, largest);
        for (int row = before; row < rows; row++) {
          float[] values = new float[columns];
          for (int column = 0; column < columns; column++) {
            values[column] = (float) batch[row * columns + column] * factors[column];
            assertThat(values[column]).isFinite();
          }
          products.setRow(row, values);
        }
        double[][] expected = plainLoops(batch, rows, columns);
        TileSums sums = new TileSums(new Tile(0, 0, columns, 0, columns));
        products.addTo(rows, sums);
        for (int i = 0; i < columns; i++) {
          for (int j = i; j < columns; j++) {
            double norm = Math.sqrt(expected[i][i]) * Math.sqrt(expected[j][j]);
            assertThat(sums.at(i, j))
                .as("%s, (%d, %d)", precision, i, j)
                .isCloseTo(expected[i][j], within(1e-6 * norm));
          }
        }
      }
    }
  }

  /** The upper half of the products of a batch in mixed precision, loaded once over others. */
  private double[][] mixed(double[] batch, int rows, int columns) {
    double[][] found = new double[columns][columns];
    try (CrossProducts products = blas().crossProducts(rows, columns, Precision.MIXED)) {
      load(products, filled(rows * columns, () -> 1e100), rows, columns);
      load(products, batch, rows, columns);
      for (Tile tile : new Tiling(columns, 4).tiles()) {
        TileSums sums = new TileSums(tile);
        products.addTo(rows, sums);
        for (int i = 0; i < tile.rows(); i++) {
          for (int j = sums.firstColumn(i); j < tile.cols(); j++) {
            found[tile.rowStart() + i][tile.colStart() + j] = sums.at(i, j);
          }
        }
      }
    }
    return found;
  }

  @Test
  void servesTilesOfAnySizeInAnyOrder() {
    int columns = 40;
    double[] batch = integers(3 * columns, 5);
    double[][] expected = plainLoops(batch, 3, columns);
    try (CrossProducts products = products(3, columns)) {
      load(products, batch, 3, columns);
      for (Tile tile :
          new Tile[] {
            new Tile(0, 0, 2, 0, 2),
            new Tile(1, 0, 1, 1, 40),
            new Tile(2, 3, 5, 20, 21),
            new Tile(3, 0, 40, 0, 40),
            new Tile(4, 7, 8, 7, 8),
            new Tile(5, 0, 39, 39, 40)
          }) {
        TileSums actual = new TileSums(tile);
        products.addTo(3, actual);
        assertEqual(tile, actual, expected);
      }
    }
  }

  @Test
  void copiesTheBatch() {
    double[] batch = {2, 3};
    TileSums product = new TileSums(new Tile(0, 0, 1, 1, 2));
    try (CrossProducts products = products(1, 2)) {
      products.setRow(0, batch);
      Arrays.fill(batch, 100);
      products.addTo(1, product);
    }
    assertThat(product.at(0, 0)).isEqualTo(6);
  }

  @Test
  void keepsColumnsApartWhereSomeLeaveTheRange() {
    double[] batch = {1e200, 1, Double.NaN, 2, 1e200, 3, Double.POSITIVE_INFINITY, 4};
    TileSums product = new TileSums(new Tile(0, 0, 4, 0, 4));
    try (CrossProducts products = products(2, 4)) {
      load(products, batch, 2, 4);
      products.addTo(2, product);
    }
    assertThat(product.at(0, 0)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(product.at(0, 2)).isNaN();
    assertThat(product.at(1, 1)).isEqualTo(10);
    assertThat(product.at(1, 3)).isEqualTo(14);
    assertThat(product.at(3, 3)).isEqualTo(20);
  }

  @Test
  void refusesMoreRowsThanItHasRoomFor() {
    try (CrossProducts products = products(2, 3)) {
      assertThatThrownBy(() -> products.setRow(2, new double[3]))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> products.setRow(0, new double[2]))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> products.addTo(3, new TileSums(new Tile(0, 0, 1, 0, 1))))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Test
  void refusesTilesBesideTheBatch() {
    try (CrossProducts products = products(2, 3)) {
      load(products, new double[6], 2, 3);
      assertThatThrownBy(() -> products.addTo(2, new TileSums(new Tile(0, 0, 2, 2, 4))))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  private static void assertEqual(Tile tile, TileSums actual, double[][] expected) {
    for (int i = 0; i < tile.rows(); i++) {
      for (int j = tile.isDiagonal() ? i : 0; j < tile.cols(); j++) {
        assertThat(actual.at(i, j))
            .as("%s, (%d, %d)", tile, i, j)
            .isEqualTo(expected[tile.rowStart() + i][tile.colStart() + j]);
      }
    }
  }

  private static double[][] plainLoops(double[] batch, int rows, int columns) {
    double[][] products = new double[columns][columns];
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < columns; i++) {
        for (int j = 0; j < columns; j++) {
          products[i][j] += batch[row * columns + i] * batch[row * columns + j];
        }
      }
    }
    return products;
  }

  private static double[] integers(int length, long seed) {
    Random random = new Random(seed);
    return filled(length, () -> random.nextInt(19) - 9);
  }

  private static TileSums thousands(Tile tile) {
    TileSums sums = new TileSums(tile);
    for (int i = 0; i < tile.rows(); i++) {
      Arrays.fill(sums.row(i), 1000);
    }
    return sums;
  }

  private static double[] filled(int length, DoubleSupplier value) {
    double[] values = new double[length];
    Arrays.setAll(values, i -> value.getAsDouble());
    return values;
  }
}
