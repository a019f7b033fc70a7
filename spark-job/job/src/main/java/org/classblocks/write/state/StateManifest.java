package org.classblocks.write.state;

import java.util.List;
import org.classblocks.store.StoredFile;

/**
 * What makes a state exist. It says nothing but how the files are to be checked: all else stands in
 * files that it vouches for.
 *
 * @param formatVersion the version of the format of all files, and of the sums in them
 * @param files the files of the state, but for this one
 */
record StateManifest(int formatVersion, List<StoredFile> files) {
  /**
   * Raised by each change of the files, and by each change of the code that gives other sums for
   * the same logs: states of different formats are never added up.
   */
  static final int FORMAT_VERSION = 3;

  StateManifest {
    files = List.copyOf(files);
    for (StoredFile file : files) {
      if (file.path() == null || file.sha256() == null) {
        throw new IllegalArgumentException("a file without a path or a checksum");
      }
    }
  }
}
