package org.classblocks.compare;

import java.util.Locale;

/** What became of a block from one run to another one. */
public enum BlockFate {
  /** It has the same classes. */
  SAME,
  /** What differs may come from the samples alone. */
  UNCHANGED,
  /** More classes joined it than left it. */
  GREW,
  /** More classes left it than joined it. */
  SHRANK,
  /** As many classes joined it as left it. */
  CHANGED,
  /** Its classes lie in two or more separate blocks. */
  SPLIT,
  /** It lies in a block whose classes come from two or more separate ones. */
  MERGED,
  /** No earlier block matches it. */
  NEW,
  /** No later block matches it. */
  GONE;

  /** The word that outputs use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
