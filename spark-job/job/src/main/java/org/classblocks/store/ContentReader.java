package org.classblocks.store;

import java.io.IOException;
import java.io.InputStream;

/** Makes something of the bytes of a file. */
public interface ContentReader<T> {
  T read(InputStream in) throws IOException;
}
