package org.classblocks.linalg;

/** The products by their definition: the reference that the fast ones are compared with. */
final class ReferenceBlas implements Blas {
  @Override
  public String name() {
    return "reference";
  }

  @Override
  public CrossProducts crossProducts(int maxRows, int columns, Precision precision) {
    BatchShape shape = new BatchShape(maxRows, columns);
    double[] batch = new double[Math.multiplyExact(maxRows, columns)];
    FloatFactors factors = new FloatFactors(columns);
    return new CrossProducts() {
      @Override
      public void setRow(int row, double[] values) {
        precision.copy(values, batch, (int) shape.offsetOf(row, values), columns);
      }

      @Override
      public float[] factors(int row, double[] largest) {
        return factors.of(largest);
      }

      @Override
      public void setRow(int row, float[] values) {
        factors.divide(values, batch, (int) shape.offsetOf(row, values));
      }

      @Override
      public void addTo(int rows, TileSums sums) {
        Tile tile = sums.tile();
        shape.check(rows, tile);
        for (int i = 0; i < tile.rows(); i++) {
          for (int j = sums.firstColumn(i); j < tile.cols(); j++) {
            double sum = 0;
            for (int row = 0; row < rows; row++) {
              sum +=
                  batch[row * columns + tile.rowStart() + i]
                      * batch[row * columns + tile.colStart() + j];
            }
            sums.row(i)[j - sums.firstColumn(i)] += sum;
          }
        }
      }

      @Override
      public void close() {
        // Nothing to give back.
      }
    };
  }
}
