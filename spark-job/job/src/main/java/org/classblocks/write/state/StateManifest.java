package org.classblocks.write.state;

import java.util.List;
import org.classblocks.store.StoredFile;

/**
 * The manifest that makes a state exist. It only says how to check the files, which hold everything
 * else.
 *
 * @param formatVersion the version of the format of all files and of the sums in them
 * @param files the files of the state, without this one
 */
record StateManifest(int formatVersion, List<StoredFile> files) {
  /**
   * Raise it with each change of the files, and of code that gives other sums for the same logs.
   * States of different formats are never added up.
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
