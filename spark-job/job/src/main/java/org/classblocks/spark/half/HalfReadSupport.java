package org.classblocks.spark.half;

import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.api.InitContext;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.RebaseDateTime.RebaseSpec;
import org.apache.spark.sql.execution.datasources.parquet.ParquetReadSupport;
import org.apache.spark.sql.internal.LegacyBehaviorPolicy;
import scala.Option;

/** Reads Spark's rows from files with halves. Spark sees floats in place of them. */
final class HalfReadSupport extends ReadSupport<InternalRow> {
  /** No writer of halves has ever written dates of the old calendar. */
  private static final RebaseSpec DATES =
      new RebaseSpec(LegacyBehaviorPolicy.CORRECTED(), Option.empty());

  private final ParquetReadSupport spark =
      new ParquetReadSupport(Option.empty(), false, DATES, DATES);

  @Override
  public ReadContext init(InitContext file) {
    return spark.init(file);
  }

  /** The one of two methods of this name that Spark has, too. */
  @Override
  @SuppressWarnings("deprecation")
  public RecordMaterializer<InternalRow> prepareForRead(
      Configuration hadoop,
      Map<String, String> metadata,
      MessageType fileSchema,
      ReadContext context) {
    MessageType stored = context.getRequestedSchema();
    ReadContext ofFloats =
        new ReadContext(HalfFloats.asFloats(stored), context.getReadSupportMetadata());
    return new HalfConverters<>(
        stored, spark.prepareForRead(hadoop, metadata, fileSchema, ofFloats));
  }
}
