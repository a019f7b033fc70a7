package org.classblocks.write.run;

/**
 * How much room the files of a run take, told before there is anything to write. The matrices count
 * to the byte, since they are not compressed; everything else is a guess upwards.
 *
 * @param classes the number of classes, k
 * @param neighbours how many are listed for each class
 * @param hasNpy whether {@code similarity.npy} is written
 * @param isSparse whether pairs are counted
 * @param groups how many groups have a matrix or a graph of their own
 * @param folds how many folds the deviations of the similarities are kept of
 * @param earlier how many matrices the page has of a comparison with an earlier run
 * @param entries the entries of a similarity graph; -1 of a matrix
 */
public record OutputSize(
    int classes,
    int neighbours,
    boolean hasNpy,
    boolean isSparse,
    int groups,
    int folds,
    int earlier,
    long entries) {
  private static final long SCRIPTS_AND_TABLES = 2_000_000;

  /** The bytes of a pair in a layer of the page. */
  private static final long PAIR_IN_PAGE = 2;

  private static final long CLASS = 1_000;
  private static final long NEIGHBOUR = 32;

  /** The status and the load of a class in a group. */
  private static final long GROUP_CLASS = 20;

  /** Ids, the similarity and a count, in a table and in tiles of the page. */
  private static final long ENTRY = 32;

  /** The size of a run with a matrix. */
  public OutputSize(
      int classes,
      int neighbours,
      boolean hasNpy,
      boolean isSparse,
      int groups,
      int folds,
      int earlier) {
    this(classes, neighbours, hasNpy, isSparse, groups, folds, earlier, -1);
  }

  /** The size of a run with a graph. */
  public static OutputSize ofGraph(int classes, int neighbours, long entries, int groups) {
    return new OutputSize(classes, neighbours, false, true, groups, 0, 0, entries);
  }

  /** The bytes of all files; long arithmetic, right for any number of classes. */
  public long bytes() {
    long ofClasses = classes * (CLASS + NEIGHBOUR * neighbours) + SCRIPTS_AND_TABLES;
    return ofClasses + (entries < 0 ? matrixBytes() : graphBytes());
  }

  private long graphBytes() {
    return ENTRY * entries * (1 + groups) + GROUP_CLASS * classes * groups;
  }

  private long matrixBytes() {
    long square = (long) classes * classes;
    long matrix = Float.BYTES * square * (hasNpy ? 2 : 1);
    long condensed =
        (square - classes)
            / 2
            * (Double.BYTES + (isSparse ? Integer.BYTES : 0) + (long) folds * Short.BYTES);
    long page = PAIR_IN_PAGE * square * (1 + groups + earlier + (isSparse ? 1 : 0));
    return matrix * (1 + groups) + condensed + page;
  }
}
