package org.classblocks.write;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;

/** Reads the table of blocks back that {@link BlocksTable} wrote. */
final class StoredBlocks {
  private StoredBlocks() {}

  /**
   * The blocks of a file.
   *
   * @param file the bytes of the file
   * @param noiseFloor the largest correlation that chance alone is expected to give
   * @param classCount the number of classes, k
   * @throws IOException if they are not a Parquet file
   * @throws IllegalArgumentException if the table is not one of nested blocks
   */
  static BlockForest read(byte[] file, double noiseFloor, int classCount) throws IOException {
    return of(ParquetRecords.read(file), noiseFloor, classCount);
  }

  /** The blocks of the rows of a table. */
  static BlockForest of(List<ParquetRecords.Row> rows, double noiseFloor, int classCount) {
    List<Block> blocks = sorted(rows).stream().map(StoredBlocks::block).toList();
    return new BlockForest(blocks, noiseFloor, classCount);
  }

  /** The rows by the ids of their blocks. */
  static List<ParquetRecords.Row> sorted(List<ParquetRecords.Row> rows) {
    return rows.stream().sorted(Comparator.comparingInt(row -> row.int32(BlocksTable.ID))).toList();
  }

  private static Block block(ParquetRecords.Row row) {
    return new Block(
        row.int32(BlocksTable.ID),
        row.isNull(BlocksTable.PARENT) ? -1 : row.int32(BlocksTable.PARENT),
        row.int32(BlocksTable.DEPTH),
        row.int32(BlocksTable.START),
        row.int32(BlocksTable.END),
        row.float64(BlocksTable.COHESION),
        row.float64(BlocksTable.SEPARATION),
        row.float64(BlocksTable.PERSISTENCE),
        row.float64(BlocksTable.CONTRAST),
        row.float64(BlocksTable.SUPPORT),
        row.int32(BlocksTable.HUB),
        row.text(BlocksTable.NAME));
  }
}
