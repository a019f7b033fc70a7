package org.classblocks.spark.aggregate;

import java.io.Serializable;
import org.classblocks.similarity.nearest.ListedRows;

/** Rows of a log that were kept after they were transformed, and that a task reads. */
public interface KeptRows extends Serializable {
  /** Reads the rows. */
  ListedRows read();
}
