package org.classblocks.write.run;

/**
 * How much room the files of a run take, told before there is anything to write. The matrices count
 * to the byte, since they are not compressed; everything else is a guess upwards.
 *
 * @param classes the number of classes, k
 * @param neighbours how many are listed for each class
 * @param hasNpy whether {@code similarity.npy} is written
 * @param isSparse whether pairs are counted
 * @param groups how many groups have a matrix of their own
 * @param folds how many folds the deviations of the similarities are kept of
 * @param earlier how many matrices the page has of a comparison with an earlier run
 */
public record OutputSize(
    int classes,
    int neighbours,
    boolean hasNpy,
    boolean isSparse,
    int groups,
    int folds,
    int earlier) {
  private static final long SCRIPTS_AND_TABLES = 2_000_000;

  /** The bytes of a pair in a layer of the page. */
  private static final long PAIR_IN_PAGE = 2;

  private static final long CLASS = 1_000;
  private static final long NEIGHBOUR = 32;

  /** The bytes of all files; long arithmetic, right for any number of classes. */
  public long bytes() {
    long square = (long) classes * classes;
    long matrix = Float.BYTES * square * (hasNpy ? 2 : 1);
    long condensed =
        (square - classes)
            / 2
            * (Double.BYTES + (isSparse ? Integer.BYTES : 0) + (long) folds * Short.BYTES);
    long page = PAIR_IN_PAGE * square * (1 + groups + earlier + (isSparse ? 1 : 0));
    return matrix * (1 + groups)
        + condensed
        + page
        + classes * (CLASS + NEIGHBOUR * neighbours)
        + SCRIPTS_AND_TABLES;
  }
}
