package org.classblocks;

import java.io.IOException;
import java.io.InputStream;

/** Reads files that are small if they are what they should be, and may be endless if not. */
public final class SmallFile {
  private SmallFile() {}

  /**
   * All bytes of a file.
   *
   * @param in the file; stays open
   * @param mostMegabytes how large the file may be
   * @throws IOException if it cannot be read, or is larger
   */
  public static byte[] read(InputStream in, int mostMegabytes) throws IOException {
    int most = mostMegabytes << 20;
    byte[] content = in.readNBytes(most + 1);
    if (content.length > most) {
      throw new IOException("it has more than " + mostMegabytes + " MB");
    }
    return content;
  }
}
