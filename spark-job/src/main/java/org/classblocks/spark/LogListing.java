package org.classblocks.spark;

import java.util.List;

/**
 * The files of an input.
 *
 * @param files those to be read
 * @param skipped those that the configuration leaves out
 */
record LogListing(List<LogFile> files, List<LogFile> skipped) {}
