/**
 * The files of a log: listing, schemas, footers and scans.
 *
 * <p>Comes in: paths, folders and globs. Goes out: files and scans of their columns.
 */
@Room(
    sees = {"conf", "spark.half"},
    facade = {
      ColumnarScan.class,
      FileRows.class,
      FileSchemas.class,
      FolderNames.class,
      JobName.class,
      LogColumn.class,
      LogFile.class,
      LogFiles.class,
      LogFooters.class,
      LogScan.class,
      LogSchema.class,
      ReadFailures.class,
      UnreadableColumn.class
    })
package org.classblocks.spark.files;

import org.classblocks.Room;
