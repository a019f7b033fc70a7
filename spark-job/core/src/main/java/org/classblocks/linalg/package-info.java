/**
 * Symmetric matrices, permutations, tiles and matrix products.
 *
 * <p>Comes in: arrays of numbers. Goes out: matrices and products. Native BLAS is called here and
 * nowhere else.
 */
@Room(
    facade = {
      Blas.class,
      CrossProducts.class,
      FastestBlas.class,
      HalfFloat.class,
      Permutation.class,
      Precision.class,
      SparseMatrix.class,
      SymmetricMatrix.class,
      Tile.class,
      TileCounts.class,
      TileSums.class,
      Tiling.class
    })
package org.classblocks.linalg;

import org.classblocks.Room;
