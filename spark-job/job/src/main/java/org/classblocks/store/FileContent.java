package org.classblocks.store;

import java.io.IOException;
import java.io.OutputStream;

/** Writes the bytes of a file. */
public interface FileContent {
  void writeTo(OutputStream out) throws IOException;
}
