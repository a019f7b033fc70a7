package org.classblocks.report.picture;

import java.util.List;

/**
 * What is shown of a block beside the matrix.
 *
 * @param label the block
 * @param classes the ids of classes whose pictures are shown
 */
record ContactSheet(BlockLabel label, List<Integer> classes) {
  static final int ROWS = 2;
  static final int PER_ROW = 8;

  /** The most pictures of a sheet. */
  static final int MOST_PICTURES = ROWS * PER_ROW;

  ContactSheet {
    classes = List.copyOf(classes);
  }
}
