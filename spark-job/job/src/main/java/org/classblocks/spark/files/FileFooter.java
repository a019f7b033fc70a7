package org.classblocks.spark.files;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;

/**
 * The footer of one file.
 *
 * @param file its path
 * @param description its schema, and what its writer noted
 * @param rowGroups its row groups
 */
record FileFooter(String file, FileMetaData description, List<BlockMetaData> rowGroups) {
  FileFooter(String file, ParquetMetadata footer) {
    this(file, footer.getFileMetaData(), footer.getBlocks());
  }

  long rows() {
    return rowGroups.stream().mapToLong(BlockMetaData::getRowCount).sum();
  }

  /** The size of the largest row group, compressed. */
  long rowGroupBytes() {
    return rowGroups.stream().mapToLong(BlockMetaData::getCompressedSize).max().orElse(0);
  }

  /** Whether Spark's vectorised reader knows all encodings. */
  boolean isVectorisable() {
    return rowGroups.stream()
        .flatMap(rowGroup -> rowGroup.getColumns().stream())
        .noneMatch(column -> column.getEncodings().contains(Encoding.BYTE_STREAM_SPLIT));
  }

  /** The leaves that hold nothing but nulls, as far as statistics tell. */
  Set<ColumnPath> nulls() {
    Set<ColumnPath> nulls = new HashSet<>();
    Set<ColumnPath> others = new HashSet<>();
    for (BlockMetaData rowGroup : rowGroups) {
      for (ColumnChunkMetaData column : rowGroup.getColumns()) {
        (isNull(column) ? nulls : others).add(column.getPath());
      }
    }
    nulls.removeAll(others);
    return nulls;
  }

  private static boolean isNull(ColumnChunkMetaData column) {
    Statistics<?> statistics = column.getStatistics();
    return statistics != null
        && statistics.isNumNullsSet()
        && statistics.getNumNulls() == column.getValueCount();
  }

  /** The columns of the log that each codec compresses. */
  Map<CompressionCodecName, Set<String>> codecs() {
    Map<CompressionCodecName, Set<String>> codecs = new EnumMap<>(CompressionCodecName.class);
    for (BlockMetaData rowGroup : rowGroups) {
      for (ColumnChunkMetaData column : rowGroup.getColumns()) {
        codecs
            .computeIfAbsent(column.getCodec(), codec -> new HashSet<>())
            .add(column.getPath().toArray()[0]);
      }
    }
    return codecs;
  }
}
