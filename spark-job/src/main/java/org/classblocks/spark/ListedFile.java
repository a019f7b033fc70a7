package org.classblocks.spark;

import org.apache.hadoop.fs.Path;

/**
 * A file as it was found, and where it lies.
 *
 * @param file the file by the name that it was found by
 * @param realPath its path without symbolic links, which tells files apart
 */
record ListedFile(LogFile file, Path realPath) {
  /** Of two names of one file, the one without links, or else the first. */
  static ListedFile preferred(ListedFile a, ListedFile b) {
    if (a.isReal() != b.isReal()) {
      return a.isReal() ? a : b;
    }
    return a.file.path().compareTo(b.file.path()) <= 0 ? a : b;
  }

  private boolean isReal() {
    return file.path().equals(realPath.toString());
  }
}
