package org.classblocks.spark.npy;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;

/**
 * An array as a column: an element or a vector in each row.
 *
 * @param name the name of the column
 * @param file the path of the file that has it
 * @param member its name in the archive, if the file is one; else null
 * @param offset the byte of the file that it begins at; in compressed members, of the member
 * @param isCompressed whether it can only be read from the beginning
 * @param type the type of an element
 * @param isFortran whether columns are contiguous
 * @param rows the number of rows
 * @param width the number of elements in a row; 0 for an element without a vector around it
 */
record NpyArray(
    String name,
    String file,
    String member,
    long offset,
    boolean isCompressed,
    ElementType type,
    boolean isFortran,
    long rows,
    int width)
    implements NpyColumn {

  /** The same array under another name. */
  NpyArray named(String otherName) {
    return new NpyArray(
        otherName, file, member, offset, isCompressed, type, isFortran, rows, width);
  }

  /** The number of elements in a row. */
  int elements() {
    return Math.max(1, width);
  }

  @Override
  public long rowBytes() {
    return (long) elements() * type.bytes();
  }

  /** Whether rows are scattered over the file. */
  boolean isScattered() {
    return isFortran && elements() > 1 && rows > 1;
  }

  @Override
  public DataType sparkType() {
    return width == 0 ? type.sparkType() : new ArrayType(type.sparkType(), false);
  }

  /** Each task would have to read what is before its rows. */
  @Override
  public boolean isWhole() {
    return isCompressed;
  }

  @Override
  public NpyChunks open(long start, long end, Configuration hadoop) throws IOException {
    return new NpyChunks(this, start, end, hadoop);
  }
}
