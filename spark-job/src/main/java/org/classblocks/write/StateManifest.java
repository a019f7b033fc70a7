package org.classblocks.write;

import java.util.List;
import org.classblocks.store.StoredFile;

/**
 * What makes a state exist. It says nothing but how the files are to be checked: all else stands in
 * files that it vouches for.
 *
 * @param formatVersion the version of the format of all files
 * @param files the files of the state, but for this one
 */
record StateManifest(int formatVersion, List<StoredFile> files) {
  static final int FORMAT_VERSION = 1;

  StateManifest {
    files = List.copyOf(files);
    for (StoredFile file : files) {
      if (file.path() == null || file.sha256() == null) {
        throw new IllegalArgumentException("a file without a path or a checksum");
      }
    }
  }
}
