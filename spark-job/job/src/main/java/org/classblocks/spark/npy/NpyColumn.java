package org.classblocks.spark.npy;

import java.io.Closeable;
import java.io.IOException;
import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.types.DataType;

/** A column of a log in files of numpy. */
interface NpyColumn extends Serializable {
  /** The name of the column. */
  String name();

  /** The path of the file that has it. */
  String file();

  /** The number of rows. */
  long rows();

  /** The size of a row, on average; at least 1 if there are rows. */
  long rowBytes();

  DataType sparkType();

  /** Whether rows can only be read after those before them. */
  boolean isCompressed();

  /** Whether one task must read all rows. */
  boolean isWhole();

  /**
   * Opens the column.
   *
   * @param start the first row to read; 0 if it is read as a whole
   * @param end the row after the last one
   */
  Values open(long start, long end, Configuration hadoop) throws IOException;

  /** The values of consecutive rows. */
  interface Values extends Closeable {
    /** The value of the next row, as Spark's rows hold it. */
    Object value(long row) throws IOException;
  }
}
