package org.classblocks.write.parquet;

import java.io.ByteArrayInputStream;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** Bytes in memory as a file that Parquet can seek in. */
final class BytesInputFile implements InputFile {
  private final byte[] bytes;

  /** The bytes are not copied. */
  BytesInputFile(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public long getLength() {
    return bytes.length;
  }

  @Override
  public SeekableInputStream newStream() {
    return new Stream(new Source(bytes));
  }

  private static final class Stream extends DelegatingSeekableInputStream {
    private final Source source;

    Stream(Source source) {
      super(source);
      this.source = source;
    }

    @Override
    public long getPos() {
      return source.position();
    }

    @Override
    public void seek(long position) {
      source.seek(Math.toIntExact(position));
    }
  }

  private static final class Source extends ByteArrayInputStream {
    Source(byte[] bytes) {
      super(bytes);
    }

    synchronized int position() {
      return pos;
    }

    synchronized void seek(int position) {
      pos = position;
    }
  }
}
