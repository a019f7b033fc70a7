package org.classblocks.store;

import java.io.Serializable;

/**
 * A file that was written and closed.
 *
 * @param path its path below the base of the store or run it was created in
 * @param bytes its size
 * @param sha256 the SHA-256 of its bytes, in lower-case hexadecimal
 */
public record StoredFile(String path, long bytes, String sha256) implements Serializable {}
