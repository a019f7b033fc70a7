package org.classblocks.spark.table;

import java.util.Optional;
import java.util.OptionalLong;
import org.classblocks.spark.files.LogFooters;

/** The rows of Parquet files, of which footers tell much. */
interface FooterTable extends FileTable {
  LogFooters footers();

  @Override
  default OptionalLong rowCount() {
    return OptionalLong.of(footers().rows());
  }

  @Override
  default long rowGroupBytes() {
    return footers().rowGroupBytes();
  }

  @Override
  default boolean hasPlaces() {
    return true;
  }

  @Override
  default Optional<String> metadata(String key) {
    return footers().schemas().metadata(key);
  }
}
