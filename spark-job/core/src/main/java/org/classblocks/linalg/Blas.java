package org.classblocks.linalg;

/** A library of matrix products (level 3 of BLAS). */
public interface Blas {
  /** What it is, for people: the name and, where known, the version. */
  String name();

  /**
   * Room for batches of a given size.
   *
   * @param maxRows the most rows of a batch
   * @param columns the number of columns of every batch
   * @param precision the arithmetic of the products
   */
  CrossProducts crossProducts(int maxRows, int columns, Precision precision);
}
