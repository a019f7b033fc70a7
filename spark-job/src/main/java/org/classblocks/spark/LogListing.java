package org.classblocks.spark;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.classblocks.UserErrorException;

/**
 * The files of an input.
 *
 * @param files those to be read
 * @param skipped those that the configuration leaves out
 */
record LogListing(List<LogFile> files, List<LogFile> skipped) {
  /**
   * Parts the files of an input.
   *
   * @param all the files
   * @param named the files that are named to be left out; others than those of the input say
   *     nothing
   * @throws UserErrorException if none is left
   */
  static LogListing of(List<LogFile> all, List<LogFile> named) {
    Set<LogFile> out = new HashSet<>(named);
    List<LogFile> files = new ArrayList<>();
    List<LogFile> skipped = new ArrayList<>();
    for (LogFile file : all) {
      (out.contains(file) ? skipped : files).add(file);
    }
    if (files.isEmpty()) {
      throw UserErrorException.input(
          "No file is left to be read: input.skip-files leaves out all %d of them, such as %s.",
          all.size(), all.get(0).path());
    }
    return new LogListing(List.copyOf(files), List.copyOf(skipped));
  }
}
