/**
 * Symmetric matrices, permutations and the level-3 products behind one small interface.
 *
 * <p>Comes in: arrays of numbers. Goes out: {@link org.classblocks.linalg.SymmetricMatrix}, {@link
 * org.classblocks.linalg.Permutation} and {@link org.classblocks.linalg.CrossProducts}. Imports the
 * BLAS bindings and nothing else of the project but the root package.
 */
package org.classblocks.linalg;
