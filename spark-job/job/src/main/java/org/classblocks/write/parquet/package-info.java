/**
 * Small Parquet tables, written and read without Spark, to the same bytes each time.
 *
 * <p>Comes in: columns and rows. Goes out: bytes, and the rows again.
 */
@Room(facade = {ParquetColumns.class, ParquetRecords.class, ParquetRows.class, ParquetTable.class})
package org.classblocks.write.parquet;

import org.classblocks.Room;
