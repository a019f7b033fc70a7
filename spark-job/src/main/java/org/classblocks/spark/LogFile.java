package org.classblocks.spark;

/**
 * A file of a prediction log.
 *
 * @param path its full path, as the file system writes it
 * @param bytes its length
 */
public record LogFile(String path, long bytes) {}
