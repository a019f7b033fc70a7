package org.classblocks.spark.npy;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Reads consecutive rows of an array, some megabytes at a time. Numbers are not boxed in vectors.
 */
final class NpyChunks implements NpyColumn.Values {
  private static final int CHUNK = 8 << 20;

  private final NpyArray array;
  private final long end;
  private final Closeable opened;
  private final InputStream stream;
  private final FSDataInputStream seekable;
  private ByteBuffer chunk;
  private long first;
  private int rows;

  /**
   * Opens an array.
   *
   * @param start the first row to read; 0 for compressed arrays whose rows are scattered
   * @param end the row after the last one
   */
  NpyChunks(NpyArray array, long start, long end, Configuration hadoop) throws IOException {
    this.array = array;
    this.end = end;
    this.first = start;
    if (array.isCompressed()) {
      NpzArchive archive = NpzArchive.open(new Path(array.file()), hadoop);
      this.opened = archive;
      this.stream = archive.member(array.member());
      this.seekable = null;
      stream.skipNBytes(array.offset() + start * array.rowBytes());
    } else {
      Path path = new Path(array.file());
      this.seekable = path.getFileSystem(hadoop).open(path);
      this.opened = seekable;
      this.stream = seekable;
      if (!array.isScattered()) {
        seekable.seek(array.offset() + start * array.rowBytes());
      }
    }
  }

  @Override
  public void close() throws IOException {
    opened.close();
  }

  @Override
  public Object value(long row) throws IOException {
    int at = loaded(row);
    return array.width() == 0 ? element(place(at, 0)) : vector(at);
  }

  /** The integer or truth value in the next row, which is no vector. */
  long longAt(long row) throws IOException {
    int at = place(loaded(row), 0);
    return array.type().longAt(chunk, at);
  }

  /** The half or single float in the next row, which is no vector. */
  float floatAt(long row) throws IOException {
    int at = place(loaded(row), 0);
    return array.type().floatAt(chunk, at);
  }

  /** The number in the next row, which is no vector; of a long the nearest double. */
  double doubleAt(long row) throws IOException {
    if (array.type().isFloat()) {
      return floatAt(row);
    }
    if (!array.type().isDouble()) {
      return (double) longAt(row);
    }
    int at = place(loaded(row), 0);
    return chunk.getDouble(at);
  }

  /** The place of the next row in the chunk, which is loaded if need be. */
  private int loaded(long row) throws IOException {
    if (row >= first + rows) {
      load(row);
    }
    return (int) (row - first);
  }

  private void load(long row) throws IOException {
    boolean isWhole = array.isCompressed() && array.isScattered();
    long most = isWhole ? array.rows() : Math.max(1, CHUNK / array.rowBytes());
    rows = (int) Math.min(most, end - row);
    first = row;
    int bytes = Math.toIntExact(rows * array.rowBytes());
    if (chunk == null || chunk.capacity() < bytes) {
      chunk = ByteBuffer.allocate(bytes).order(array.type().order());
    }
    if (array.isScattered() && !array.isCompressed()) {
      int length = rows * array.type().bytes();
      for (int column = 0; column < array.elements(); column++) {
        long from = array.offset() + (column * array.rows() + row) * array.type().bytes();
        seekable.readFully(from, chunk.array(), column * length, length);
      }
    } else if (stream.readNBytes(chunk.array(), 0, bytes) < bytes) {
      throw new IOException(array.file() + " ends too early");
    }
  }

  /** The byte of an element in the chunk. */
  private int place(int row, int column) {
    int element = array.isScattered() ? column * rows + row : row * array.elements() + column;
    return element * array.type().bytes();
  }

  private Object element(int at) {
    ElementType type = array.type();
    if (type.isText()) {
      return type.textAt(chunk, at);
    }
    if (type.isDouble()) {
      return chunk.getDouble(at);
    }
    return type.isFloat() ? (Object) type.floatAt(chunk, at) : (Object) type.longAt(chunk, at);
  }

  private Object vector(int row) {
    ElementType type = array.type();
    if (type.isText()) {
      UTF8String[] texts = new UTF8String[array.width()];
      for (int i = 0; i < texts.length; i++) {
        texts[i] = type.textAt(chunk, place(row, i));
      }
      return new GenericArrayData(texts);
    }
    if (type.isDouble()) {
      return UnsafeArrayData.fromPrimitiveArray(doubles(row));
    }
    return type.isFloat()
        ? UnsafeArrayData.fromPrimitiveArray(floats(row))
        : UnsafeArrayData.fromPrimitiveArray(longs(row));
  }

  private double[] doubles(int row) {
    double[] vector = new double[array.width()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = chunk.getDouble(place(row, i));
    }
    return vector;
  }

  private float[] floats(int row) {
    float[] vector = new float[array.width()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = array.type().floatAt(chunk, place(row, i));
    }
    return vector;
  }

  private long[] longs(int row) {
    long[] vector = new long[array.width()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = array.type().longAt(chunk, place(row, i));
    }
    return vector;
  }
}
