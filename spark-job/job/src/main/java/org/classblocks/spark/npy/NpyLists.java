package org.classblocks.spark.npy;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * Lists as a column: those of row r are the elements from {@code starts[r]} to before {@code
 * starts[r + 1]}.
 *
 * @param name the name of the column
 * @param starts integers, one more than there are rows; scipy calls them indptr
 * @param elements the elements of all lists
 * @param areIds whether these are integers, rather than floats or numbers that become doubles
 */
record NpyLists(String name, NpyArray starts, NpyArray elements, boolean areIds)
    implements NpyColumn {
  @Override
  public String file() {
    return starts.file();
  }

  @Override
  public long rows() {
    return starts.rows() - 1;
  }

  @Override
  public long rowBytes() {
    return starts.rowBytes() + elements.rows() * elements.rowBytes() / Math.max(1, rows());
  }

  @Override
  public DataType sparkType() {
    DataType number = elements.type().isFloat() ? DataTypes.FloatType : DataTypes.DoubleType;
    return new ArrayType(areIds ? DataTypes.LongType : number, false);
  }

  @Override
  public boolean isCompressed() {
    return starts.isCompressed() || elements.isCompressed();
  }

  /** To skip what is before takes a small part of the time that rows of lists take later. */
  @Override
  public boolean isWhole() {
    return false;
  }

  @Override
  public ListChunks open(long start, long end, Configuration hadoop) throws IOException {
    return new ListChunks(this, start, end, hadoop);
  }
}
