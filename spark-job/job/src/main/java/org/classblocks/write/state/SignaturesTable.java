package org.classblocks.write.state;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import org.classblocks.splits.SignatureLists;
import org.classblocks.splits.SignatureLists.OfClass;
import org.classblocks.write.parquet.ParquetRecords;
import org.classblocks.write.parquet.ParquetTable;

/** Reads and writes what a choice of the samples of each class looks like. */
final class SignaturesTable {
  static final String PATH = "signatures/part-00000.parquet";

  private static final ParquetTable<OfClass> TABLE =
      ParquetTable.<OfClass>named("signatures")
          .int32("class_id", OfClass::classId)
          .int64("key", OfClass::key)
          .ints("highest_ids", row -> row.ids().stream().mapToInt(Integer::intValue).toArray());

  private SignaturesTable() {}

  static void write(SignatureLists signatures, OutputStream out) throws IOException {
    Iterator<OfClass> rows = signatures.all().iterator();
    TABLE.write(rows, out);
  }

  static SignatureLists read(byte[] file, int classCount) throws IOException {
    SignatureLists signatures = new SignatureLists(classCount);
    ParquetRecords.forEach(
        file,
        row -> signatures.accept(row.int32("class_id"), row.int64("key"), row.ints("highest_ids")));
    return signatures;
  }
}
