/** Small Parquet tables, written and read without Spark, to the same bytes each time. */
@Room(facade = {ParquetRecords.class, ParquetRows.class, ParquetTable.class})
package org.classblocks.write.parquet;

import org.classblocks.Room;
