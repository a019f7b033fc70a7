package org.classblocks.write.parquet;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** A stream as a file for Parquet, which counts the bytes. Never closes the stream. */
final class StreamOutputFile implements OutputFile {
  private OutputStream out;

  StreamOutputFile(OutputStream out) {
    this.out = out;
  }

  /** Continues in another stream; positions count on. */
  void redirect(OutputStream other) {
    out = other;
  }

  @Override
  public PositionOutputStream create(long blockSizeHint) {
    return new CountingStream();
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSizeHint) {
    return create(blockSizeHint);
  }

  @Override
  public boolean supportsBlockSize() {
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return 0;
  }

  private final class CountingStream extends PositionOutputStream {
    private long position;

    @Override
    public long getPos() {
      return position;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      position++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      position += length;
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
