package org.classblocks.store;

import java.io.IOException;
import java.io.InputStream;

/** Reads the content of a file. */
public interface ContentReader<T> {
  T read(InputStream in) throws IOException;
}
