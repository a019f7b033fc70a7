package org.classblocks.spark;

import java.time.Instant;

/**
 * A file of a prediction log.
 *
 * @param path its full path, as the file system writes it
 * @param bytes its length
 * @param modified when it was written last, as the file system tells it
 */
public record LogFile(String path, long bytes, Instant modified) {}
