/**
 * Files on any Hadoop file system, and directories that exist once their manifest does.
 *
 * <p>Comes in: bytes. Goes out: files with sizes and checksums.
 */
@Room(
    facade = {
      Checksum.class,
      CompleteDirectory.class,
      CompleteRun.class,
      ConcurrentFiles.class,
      ContentReader.class,
      DerivedStore.class,
      NewDirectory.class,
      NewIds.class,
      NewRun.class,
      Pruning.class,
      Run.class,
      RunStore.class,
      Store.class,
      StoredFile.class,
      TextFile.class
    })
package org.classblocks.store;

import org.classblocks.Room;
