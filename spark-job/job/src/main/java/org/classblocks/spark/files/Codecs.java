package org.classblocks.spark.files;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Tells which codecs the class path can decompress. Some need libraries that Spark lacks. */
final class Codecs {
  private final Configuration hadoop;
  private final Map<CompressionCodecName, Boolean> known = new ConcurrentHashMap<>();

  Codecs(Configuration hadoop) {
    this.hadoop = hadoop;
  }

  boolean canRead(CompressionCodecName codec) {
    return known.computeIfAbsent(codec, this::isThere);
  }

  private boolean isThere(CompressionCodecName codec) {
    CodecFactory factory = new CodecFactory(hadoop, 0);
    try {
      factory.getDecompressor(codec);
      return true;
    } catch (RuntimeException | LinkageError missing) {
      return false;
    } finally {
      factory.release();
    }
  }
}
