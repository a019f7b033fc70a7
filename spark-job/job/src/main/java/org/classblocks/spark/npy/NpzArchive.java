package org.classblocks.spark.npy;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A {@code .npz} file: a zip archive of {@code .npy} files.
 *
 * @param zip reads it
 */
record NpzArchive(ZipFile zip) implements Closeable {
  static NpzArchive open(Path path, Configuration hadoop) throws IOException {
    FileSystem files = path.getFileSystem(hadoop);
    Channel channel = new Channel(files.open(path), files.getFileStatus(path).getLen());
    try {
      return new NpzArchive(ZipFile.builder().setSeekableByteChannel(channel).get());
    } catch (IOException noArchive) {
      channel.close();
      throw noArchive;
    }
  }

  /** The arrays in it. */
  List<ZipArchiveEntry> members() {
    return Collections.list(zip.getEntries()).stream()
        .filter(entry -> entry.getName().endsWith(".npy"))
        .toList();
  }

  static boolean isCompressed(ZipArchiveEntry member) {
    return member.getMethod() != ZipEntry.STORED;
  }

  /** The content of a member. */
  InputStream member(String name) throws IOException {
    return zip.getInputStream(zip.getEntry(name));
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  /** A file of Hadoop as a channel. */
  private static final class Channel implements SeekableByteChannel {
    private final FSDataInputStream in;
    private final long size;
    private long position;
    private boolean isOpen = true;

    Channel(FSDataInputStream in, long size) {
      this.in = in;
      this.size = size;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
      byte[] bytes = new byte[target.remaining()];
      int read = in.read(position, bytes, 0, bytes.length);
      if (read > 0) {
        target.put(bytes, 0, read);
        position += read;
      }
      return read;
    }

    @Override
    public long position() {
      return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
      position = newPosition;
      return this;
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public int write(ByteBuffer source) {
      throw new UnsupportedOperationException();
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isOpen() {
      return isOpen;
    }

    @Override
    public void close() throws IOException {
      isOpen = false;
      in.close();
    }
  }
}
