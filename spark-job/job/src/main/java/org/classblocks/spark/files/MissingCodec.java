package org.classblocks.spark.files;

import java.util.Locale;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.classblocks.UserErrorException;

/** A codec that the class path lacks, and a file that needs it. */
record MissingCodec(CompressionCodecName codec, String file) {
  UserErrorException refused(String column) {
    return UserErrorException.input(
        "Column '%s' of %s is compressed with %s, which this Spark cannot read. Write it with"
            + " zstd or snappy.",
        column, file, codec.name().toLowerCase(Locale.ROOT));
  }
}
