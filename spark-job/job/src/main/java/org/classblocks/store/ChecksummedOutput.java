package org.classblocks.store;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.function.Consumer;

/** Counts and digests bytes, and reports the file when it is closed without an error. */
final class ChecksummedOutput extends FilterOutputStream {
  private final String path;
  private final Consumer<StoredFile> whenClosed;
  private final MessageDigest digest;
  private long bytes;
  private boolean failed;
  private boolean closed;

  ChecksummedOutput(OutputStream out, String path, Consumer<StoredFile> whenClosed) {
    super(out);
    this.path = path;
    this.whenClosed = whenClosed;
    this.digest = Checksum.begin();
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws IOException {
    boolean written = false;
    try {
      out.write(buffer, offset, length);
      written = true;
    } finally {
      failed |= !written;
    }
    digest.update(buffer, offset, length);
    bytes += length;
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    out.close();
    if (!failed) {
      whenClosed.accept(new StoredFile(path, bytes, Checksum.end(digest)));
    }
  }
}
